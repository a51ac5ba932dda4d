using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.AccountTools;

/// <summary>Searches the catalog and tells what was found.</summary>
internal static class ModelSearch
{
    private const int MostModels = 20;
    private const decimal Million = 1_000_000m;

    internal static JsonElement Find(IReadOnlyList<OpenRouterModel> models, OpenRouterModelSearch search)
    {
        OpenRouterModel[] found =
        [
            .. models.Where(model => Fits(model, search))
                .OrderBy(static model => InputPrice(model) + OutputPrice(model) ?? decimal.MaxValue)
                .ThenBy(static model => model.Id, StringComparer.Ordinal),
        ];
        return AccountAnswers.Write(writer =>
        {
            writer.WriteNumber("total", found.Length);
            writer.WriteStartArray("models");
            foreach (OpenRouterModel model in found.Take(Math.Min(Math.Max(search.Limit, 1), MostModels)))
            {
                Write(writer, model);
            }

            writer.WriteEndArray();
        });
    }

    private static bool Fits(OpenRouterModel model, OpenRouterModelSearch search) =>
        model.OutputModalities.Contains(ModelModality.Text)
        && Words(search.Text).All(word => Holds(model.Id, word) || Holds(model.Name, word))
        && (search.Capabilities ?? []).All(capability => Can(model, capability))
        && (search.MaxPromptPricePerMillion is not { } most || InputPrice(model) * Million <= most)
        && (search.MinContextLength is not { } least || model.ContextLength >= least);

    private static decimal? InputPrice(OpenRouterModel model) => model.Pricing.Discounted(model.Pricing.PromptPricePerToken);

    private static decimal? OutputPrice(OpenRouterModel model) => model.Pricing.Discounted(model.Pricing.CompletionPricePerToken);

    private static string[] Words(string? text) => (text ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);

    private static bool Holds(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;

    private static bool Can(OpenRouterModel model, string capability) =>
        model.SupportedParameters.Any(parameter => Is(parameter.Value, capability))
        || model.InputModalities.Any(modality => Is(modality.Value, capability))
        || model.OutputModalities.Any(modality => Is(modality.Value + "_output", capability));

    private static bool Is(string word, string wanted) => string.Equals(word, wanted.Trim(), StringComparison.OrdinalIgnoreCase);

    private static void Write(Utf8JsonWriter writer, OpenRouterModel model)
    {
        writer.WriteStartObject();
        writer.WriteString("id", model.Id);
        writer.WriteString("name", model.Name);
        if (model.ContextLength is { } context)
        {
            writer.WriteNumber("context_length", context);
        }

        WritePrice(writer, "prompt_usd_per_million", InputPrice(model));
        WritePrice(writer, "completion_usd_per_million", OutputPrice(model));
        writer.WriteStartArray("input");
        foreach (ModelModality modality in model.InputModalities)
        {
            writer.WriteStringValue(modality.Value);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("tools", model.Supports(ModelParameter.Tools));
        writer.WriteBoolean("structured_outputs", model.Supports(ModelParameter.StructuredOutputs));
        writer.WriteBoolean("reasoning", model.Supports(ModelParameter.Reasoning));
        writer.WriteEndObject();
    }

    private static void WritePrice(Utf8JsonWriter writer, string name, decimal? price)
    {
        if (price is { } known)
        {
            writer.WriteNumber(name, AccountAnswers.Plain(known * Million));
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
