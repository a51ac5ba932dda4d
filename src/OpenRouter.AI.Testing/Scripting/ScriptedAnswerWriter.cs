using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>Sends a <see cref="ScriptedAnswer"/>, up to its fault if it has one.</summary>
internal static class ScriptedAnswerWriter
{
    internal static async Task WriteAsync(Exchange exchange, ScriptedAnswer answer)
    {
        if (answer.AbortCount == 0)
        {
            Exchange.Drop();
        }

        exchange.Begin((int)answer.Status, answer.ContentType);
        foreach ((string name, string value) in answer.Headers)
        {
            exchange.SetHeader(name, value);
        }

        await exchange.FlushHeadersAsync().ConfigureAwait(false);
        foreach (string piece in Sent(answer))
        {
            await exchange.WriteAsync(piece).ConfigureAwait(false);
        }

        if (answer.StallCount is not null)
        {
            await exchange.StallAsync().ConfigureAwait(false);
        }

        if (answer.AbortCount is not null)
        {
            Exchange.Drop();
        }
    }

    private static IEnumerable<string> Sent(ScriptedAnswer answer)
    {
        if ((answer.AbortCount ?? answer.StallCount) is not { } count)
        {
            return answer.Pieces;
        }

        return answer.IsEvents
            ? answer.Pieces.Take(count)
            : answer.Pieces.Select(body => body[..Math.Min(count, body.Length)]);
    }
}
