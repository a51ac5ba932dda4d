using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>Writes a model in the shape of the catalog.</summary>
internal static class ModelJson
{
    private const int Created = 1735689600; // 2025-01-01

    internal static JsonObject Of(EmulatedModel model)
    {
        JsonObject json = new()
        {
            ["id"] = model.Id,
            ["canonical_slug"] = model.Slug,
            ["hugging_face_id"] = null,
            ["name"] = model.Name,
            ["created"] = Created,
            ["description"] = model.Description,
            ["context_length"] = model.ContextLength,
            ["architecture"] = new JsonObject
            {
                ["modality"] = $"{string.Join('+', model.Input)}->{string.Join('+', model.Output)}",
                ["input_modalities"] = Texts(model.Input),
                ["output_modalities"] = Texts(model.Output),
                ["tokenizer"] = "Other",
                ["instruct_type"] = null,
            },
            ["pricing"] = new JsonObject
            {
                ["prompt"] = Price(model.PromptPrice),
                ["completion"] = Price(model.CompletionPrice),
                ["request"] = "0",
                ["image"] = "0",
            },
            ["top_provider"] = new JsonObject
            {
                ["context_length"] = model.ContextLength,
                ["max_completion_tokens"] = model.MaxCompletionTokens,
                ["is_moderated"] = false,
            },
            ["per_request_limits"] = null,
            ["supported_parameters"] = Texts(model.Parameters),
            ["default_parameters"] = new JsonObject { ["temperature"] = null, ["top_p"] = null, ["frequency_penalty"] = null },
            ["supported_voices"] = null,
            ["knowledge_cutoff"] = null,
            ["expiration_date"] = null,
            ["links"] = new JsonObject { ["details"] = $"/api/v1/models/{model.Slug}/endpoints" },
        };
        if (model.Reasons)
        {
            json["reasoning"] = new JsonObject
            {
                ["mandatory"] = false,
                ["default_enabled"] = true,
                ["default_effort"] = "medium",
                ["supported_efforts"] = Texts(["high", "medium", "low"]),
                ["supports_max_tokens"] = true,
            };
        }

        return json;
    }

    private static string Price(decimal price) => price.ToString("0.############", CultureInfo.InvariantCulture);

    private static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => (JsonNode?)text).ToArray());
}
