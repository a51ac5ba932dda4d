using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary><c>GET /api/site</c>: what the page shows before the first question.</summary>
internal static class SiteEndpoint
{
    internal static async Task<Ok<SiteView>> DescribeAsync(
        OpenRouterClient client, IOptionsMonitor<OpenRouterOptions> options, Upstream upstream, BudgetView budget, CancellationToken cancellationToken)
    {
        List<ModelView> models = [];
        string? error = null;
        try
        {
            await foreach (OpenRouterModel model in client.GetModelsAsync(cancellationToken: cancellationToken))
            {
                models.Add(new ModelView(model.Id, model.Name ?? model.Id));
            }
        }
        catch (OpenRouterException exception)
        {
            // Without the catalog one can still chat with the configured model.
            error = exception.Message;
        }

        string? configured = options.CurrentValue.Model;
        return TypedResults.Ok(new SiteView(upstream.Description, configured, models, await budget.ReadAsync(cancellationToken), error));
    }
}
