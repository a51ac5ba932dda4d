using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.SemanticKernel.Credits;

/// <summary>What single answers cost, rounded up. A record never changes, so it is read once.</summary>
internal sealed class GenerationCosts(OpenRouterClient client)
{
    private const int LongestId = 128;
    private const int MostKept = 256;
    private const decimal SmallestUnit = 1e-20m;

    private readonly ConcurrentDictionary<string, OpenRouterGenerationCostResult> _known = new(StringComparer.Ordinal);

    internal async Task<OpenRouterGenerationCostResult> GetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!IsId(id))
        {
            return Unknown("This is no id of an answer; one begins with gen-.");
        }

        if (_known.TryGetValue(id!, out OpenRouterGenerationCostResult? known))
        {
            return known;
        }

        try
        {
            OpenRouterGeneration generation = await client.GetGenerationAsync(id!, cancellationToken).ConfigureAwait(false);
            if (generation.TotalCost is not { } cost)
            {
                return Unknown("The record has no cost yet.");
            }

            OpenRouterGenerationCostResult result = new()
            {
                Available = true,
                CostUsd = RoundUp(cost),
                PromptTokens = generation.NativeTokensPrompt ?? generation.TokensPrompt,
                CompletionTokens = generation.NativeTokensCompletion ?? generation.TokensCompletion,
                Model = generation.Model,
                Provider = generation.ProviderName,
            };
            if (_known.Count < MostKept)
            {
                _known[id!] = result;
            }

            return result;
        }
        catch (OpenRouterException failure)
        {
            // The words of the service may name an account.
            return Unknown(failure.StatusCode switch
            {
                HttpStatusCode.NotFound => "There is no such answer, or its record is not written yet.",
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "The key may not see the record.",
                (HttpStatusCode)429 => "OpenRouter asks for fewer requests.",
                _ => "The record could not be read.",
            });
        }
    }

    /// <summary>Rounds to cents; a cost below ten of them keeps two digits that count, so that it does not look like nothing or like half as
    /// much again.</summary>
    private static decimal RoundUp(decimal amount)
    {
        decimal unit = 0.01m;
        while (amount > 0 && amount < unit * 10 && unit > SmallestUnit)
        {
            unit /= 10;
        }

        // The division takes the zeros off the end.
        return Math.Ceiling(amount / unit) * unit / 1.0000000000000000000000000000m;
    }

    private static OpenRouterGenerationCostResult Unknown(string reason) => new() { Reason = reason };

    private static bool IsId(string? id) =>
        id is { Length: > 4 and <= LongestId } && id.StartsWith("gen-", StringComparison.Ordinal)
        && id.All(static letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');
}
