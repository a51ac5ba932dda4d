using System.Collections.Generic;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Errors;

/// <summary>An answer that is known as a whole: status, headers and one body.</summary>
internal sealed record PlainAnswer(int Status, string Body, string ContentType = "application/json")
{
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal async Task WriteAsync(Exchange exchange)
    {
        exchange.Begin(Status, ContentType);
        foreach ((string name, string value) in Headers)
        {
            exchange.SetHeader(name, value);
        }

        await exchange.WriteAsync(Body).ConfigureAwait(false);
    }
}
