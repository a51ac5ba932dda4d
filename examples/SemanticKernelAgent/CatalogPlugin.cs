using System.ComponentModel;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.Examples.SemanticKernelAgent;

/// <summary>Finds models by price.</summary>
internal sealed class CatalogPlugin(OpenRouterClient client)
{
    private readonly OpenRouterAccountReader _reader = new(client);

    [KernelFunction("cheapest_model")]
    [Description("Finds the cheapest models that can do something, with prices in US dollars for a million tokens.")]
    public Task<JsonElement> FindAsync([Description("Such as tools or structured_outputs.")] string capability, CancellationToken cancellationToken = default) =>
        _reader.FindModelsAsync(new OpenRouterModelSearch { Capabilities = [capability], Limit = 3 }, cancellationToken);
}
