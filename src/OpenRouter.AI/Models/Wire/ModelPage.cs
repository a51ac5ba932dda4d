using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Models.Wire;

/// <summary>One page of a list of models.</summary>
/// <param name="Models">The models of the page.</param>
/// <param name="Next">The address of the next page; null when there is none.</param>
/// <param name="HasLinks">Whether the service says at all where the next page is.</param>
/// <param name="TotalCount">How many models there are on all pages; null when the service did not say.</param>
internal sealed record ModelPage(IReadOnlyList<OpenRouterModel> Models, string? Next, bool HasLinks, long? TotalCount)
{
    internal static ModelPage? Read(JsonElement body)
    {
        if (DataList.Read(body, ModelReader.Read) is not { } models)
        {
            return null;
        }

        JsonElement? links = body.GetObjectField("links");
        string? next = links?.GetTextField("next");
        return new ModelPage(models, string.IsNullOrWhiteSpace(next) ? null : next, links is not null, body.GetCountField("total_count"));
    }
}
