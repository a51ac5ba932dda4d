using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.SemanticKernel.Credits;

/// <summary>What single answers cost.</summary>
internal sealed class GenerationCosts(OpenRouterClient client)
{
    private const int LongestId = 128;

    internal async Task<OpenRouterGenerationCostResult> GetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!IsId(id))
        {
            return Unknown("This is no id of an answer; one begins with gen-.");
        }

        try
        {
            OpenRouterGeneration generation = await client.GetGenerationAsync(id!, cancellationToken).ConfigureAwait(false);
            return new OpenRouterGenerationCostResult
            {
                Available = true,
                CostUsd = generation.TotalCost,
                PromptTokens = generation.NativeTokensPrompt ?? generation.TokensPrompt,
                CompletionTokens = generation.NativeTokensCompletion ?? generation.TokensCompletion,
                Model = generation.Model,
                Provider = generation.ProviderName,
            };
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

    private static OpenRouterGenerationCostResult Unknown(string reason) => new() { Reason = reason };

    private static bool IsId(string? id) =>
        id is { Length: > 4 and <= LongestId } && id.StartsWith("gen-", System.StringComparison.Ordinal)
        && id.All(static letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_');
}
