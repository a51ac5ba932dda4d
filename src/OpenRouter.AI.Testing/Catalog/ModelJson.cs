using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>Writes a model in the shape of the catalog.</summary>
internal static class ModelJson
{
    internal const int ContextLength = 128000;
    internal const int MaxCompletionTokens = 16384;

    private const int Created = 1735689600; // 2025-01-01

    private static readonly string[] Parameters =
    [
        "temperature", "top_p", "top_k", "min_p", "frequency_penalty", "presence_penalty", "repetition_penalty", "max_tokens",
        "max_completion_tokens", "seed", "stop", "response_format", "structured_outputs", "tools", "tool_choice", "parallel_tool_calls",
    ];

    private static readonly string[] ReasoningParameters = ["reasoning", "reasoning_effort", "include_reasoning"];

    internal static IReadOnlyList<string> Inputs { get; } = ["text", "image", "file", "audio"];

    internal static IReadOnlyList<string> ParametersOf(EmulatedModel model) => model.Reasons ? [.. Parameters, .. ReasoningParameters] : Parameters;

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
            ["context_length"] = ContextLength,
            ["architecture"] = new JsonObject
            {
                ["modality"] = $"text+image+file+audio->{string.Join('+', model.Output)}",
                ["input_modalities"] = Texts(Inputs),
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
                ["context_length"] = ContextLength,
                ["max_completion_tokens"] = MaxCompletionTokens,
                ["is_moderated"] = false,
            },
            ["per_request_limits"] = null,
            ["supported_parameters"] = Texts(ParametersOf(model)),
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
