using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>Sends a JSON body, behind the white space with which the service keeps the connection alive, up to its bad end if it has one.</summary>
internal static class WholeBody
{
    private const string KeepAlive = "\n         ";

    internal static async Task WriteAsync(Exchange exchange, AnswerEnding ending, JsonObject json)
    {
        exchange.Begin(200, "application/json");
        await exchange.WriteAsync(KeepAlive).ConfigureAwait(false);
        await exchange.WriteAsync(KeepAlive + "\n").ConfigureAwait(false);
        string body = JsonText.Of(json);
        switch (ending)
        {
            case AnswerEnding.Silence:
                await exchange.StallAsync().ConfigureAwait(false);
                break;
            case AnswerEnding.Cut:
                await exchange.WriteAsync(body[..(body.Length / 2)]).ConfigureAwait(false);
                break;
            case AnswerEnding.Drop:
                await exchange.WriteAsync(body[..(body.Length / 2)]).ConfigureAwait(false);
                Exchange.Drop();
                break;
            default:
                await exchange.WriteAsync(body).ConfigureAwait(false);
                break;
        }
    }
}
