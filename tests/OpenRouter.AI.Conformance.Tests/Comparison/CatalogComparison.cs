using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares the models of a catalog with the recorded ones, field by field.</summary>
internal static class CatalogComparison
{
    public static IReadOnlyList<Difference> Differences(JsonElement expected, IReadOnlyList<OpenRouterModel> models)
    {
        JsonElement[] entries = [.. expected.GetProperty("json").GetProperty("data").EnumerateArray()];
        return entries.Length != models.Count
            ? [new Difference("count", $"{entries.Length}", $"{models.Count}")]
            : [.. entries.Zip(models, Model).SelectMany(static differences => differences)];
    }

    private static IEnumerable<Difference> Model(JsonElement entry, OpenRouterModel model)
    {
        FieldList fields = new(entry, model.Id);
        fields.Add("id", model.Id);
        fields.Add("canonical_slug", model.CanonicalSlug);
        fields.Add("name", model.Name);
        fields.Add("description", model.Description);
        fields.Add("created", model.Created?.ToUnixTimeSeconds() ?? 0);
        fields.Add("context_length", model.ContextLength);
        fields.Add("expiration_date", Day(model.ExpirationDate));
        fields.Add("knowledge_cutoff", Day(model.KnowledgeCutoff));

        // An empty name is none.
        bool unnamed = entry.TryGetProperty("hugging_face_id", out JsonElement name) && name is { ValueKind: JsonValueKind.String } && name.ValueEquals("");
        fields.Add("hugging_face_id", unnamed && model.HuggingFaceId is null ? "" : model.HuggingFaceId);
        fields.Add("supported_parameters", entry.TryGetProperty("supported_parameters", out _) ? Words(model.SupportedParameters) : null);
        fields.Skip("architecture", "pricing", "top_provider", "default_parameters", "reasoning", "benchmarks", "links");

        // Always null in what was recorded.
        fields.Add("per_request_limits", model.MaxPromptTokensPerRequest);
        fields.Add("supported_voices", model.SupportedVoices.Count == 0 ? null : model.SupportedVoices);
        return
        [
            .. fields.Complete(),
            .. Architecture(entry.GetProperty("architecture"), model),
            .. Pricing(entry.GetProperty("pricing"), model),
            .. TopProvider(entry.GetProperty("top_provider"), model),
            .. Reasoning(Member(entry, "reasoning"), model),
            .. Defaults(Member(entry, "default_parameters"), model),
            .. Benchmarks(Member(entry, "benchmarks"), model),
        ];
    }

    private static IReadOnlyList<Difference> Architecture(JsonElement expected, OpenRouterModel model)
    {
        FieldList fields = new(expected, model.Id + ".architecture");
        fields.Add("modality", model.Modality);
        fields.Add("input_modalities", Words(model.InputModalities));
        fields.Add("output_modalities", Words(model.OutputModalities));
        fields.Add("tokenizer", model.Tokenizer);
        fields.Add("instruct_type", model.InstructType);
        return fields.Complete();
    }

    private static IEnumerable<Difference> Pricing(JsonElement expected, OpenRouterModel model)
    {
        OpenRouterModelPricing pricing = model.Pricing;
        Dictionary<string, decimal?> observed = new(StringComparer.Ordinal)
        {
            ["prompt"] = pricing.PromptPricePerToken,
            ["completion"] = pricing.CompletionPricePerToken,
            ["request"] = pricing.PricePerRequest,
            ["image"] = pricing.PricePerInputImage,
            ["audio"] = pricing.AudioPricePerToken,
            ["web_search"] = pricing.PricePerWebSearch,
            ["internal_reasoning"] = pricing.ReasoningPricePerToken,
            ["input_cache_read"] = pricing.CacheReadPricePerToken,
            ["input_cache_write"] = pricing.CacheWritePricePerToken,
            ["input_cache_write_1h"] = pricing.CacheWriteOneHourPricePerToken,
        };
        bool dynamic = false;
        foreach (JsonProperty price in expected.EnumerateObject().Where(static price => price.Name != "overrides"))
        {
            decimal wanted = decimal.Parse(price.Value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
            dynamic |= wanted < 0;
            if (!observed.TryGetValue(price.Name, out decimal? got) || got != (wanted < 0 ? null : wanted))
            {
                yield return new Difference($"{model.Id}.pricing.{price.Name}", price.Value.ToString(), $"{got}");
            }
        }

        if (dynamic != pricing.IsDynamic)
        {
            yield return new Difference($"{model.Id}.pricing", dynamic ? "dynamic" : "fixed", $"{pricing.IsDynamic}");
        }

        JsonElement[] overrides = expected.TryGetProperty("overrides", out JsonElement list) ? [.. list.EnumerateArray()] : [];
        if (!overrides.Select(Threshold).SequenceEqual(pricing.Overrides.Select(static entry => (entry.MinPromptTokens, entry.PromptPricePerToken))))
        {
            yield return new Difference($"{model.Id}.pricing.overrides", list.ToString(), $"{pricing.Overrides.Count}");
        }
    }

    private static (long? Tokens, decimal? Prompt) Threshold(JsonElement entry) => (
        entry.GetProperty("min_prompt_tokens").GetInt64(),
        decimal.Parse(entry.GetProperty("prompt").GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture));

    private static IReadOnlyList<Difference> TopProvider(JsonElement expected, OpenRouterModel model)
    {
        FieldList fields = new(expected, model.Id + ".top_provider");
        fields.Add("context_length", model.TopProviderContextLength);
        fields.Add("max_completion_tokens", model.MaxCompletionTokens);
        fields.Add("is_moderated", model.IsModerated);
        return fields.Complete();
    }

    private static IReadOnlyList<Difference> Reasoning(JsonElement? expected, OpenRouterModel model)
    {
        if (expected is not { } reasoning)
        {
            return model.Reasoning is null ? [] : [new Difference($"{model.Id}.reasoning", "none", "some")];
        }

        FieldList fields = new(reasoning, model.Id + ".reasoning");
        fields.Add("mandatory", model.Reasoning?.IsMandatory);
        fields.Add("default_enabled", model.Reasoning?.IsEnabledByDefault);
        fields.Add("default_effort", model.Reasoning?.DefaultEffort);
        fields.Add("supported_efforts", model.Reasoning?.SupportedEfforts is { } efforts ? Words(efforts) : null);
        fields.Add("supports_max_tokens", model.Reasoning?.SupportsMaxTokens);
        return fields.Complete();
    }

    private static IReadOnlyList<Difference> Defaults(JsonElement? expected, OpenRouterModel model)
    {
        if (expected is not { } defaults)
        {
            return model.DefaultParameters is null ? [] : [new Difference($"{model.Id}.default_parameters", "none", "some")];
        }

        FieldList fields = new(defaults, model.Id + ".default_parameters");
        fields.Add("temperature", model.DefaultParameters?.Temperature);
        fields.Add("top_p", model.DefaultParameters?.TopP);
        fields.Add("top_k", model.DefaultParameters?.TopK);
        fields.Add("frequency_penalty", model.DefaultParameters?.FrequencyPenalty);
        fields.Add("presence_penalty", model.DefaultParameters?.PresencePenalty);
        fields.Add("repetition_penalty", model.DefaultParameters?.RepetitionPenalty);
        return fields.Complete();
    }

    private static List<Difference> Benchmarks(JsonElement? expected, OpenRouterModel model)
    {
        if (expected is not { } benchmarks)
        {
            return model.Benchmarks is null ? [] : [new Difference($"{model.Id}.benchmarks", "none", "some")];
        }

        JsonElement arena = benchmarks.GetProperty("design_arena");
        FieldList fields = new(Member(benchmarks, "artificial_analysis") ?? default, model.Id + ".benchmarks");
        fields.Add("intelligence_index", model.Benchmarks?.IntelligenceIndex);
        fields.Add("coding_index", model.Benchmarks?.CodingIndex);
        fields.Add("agentic_index", model.Benchmarks?.AgenticIndex);
        IEnumerable<double?> ratings = arena.EnumerateArray().Select(static score => (double?)score.GetProperty("elo").GetDouble());
        bool same = ratings.SequenceEqual(model.Benchmarks?.DesignArena.Select(static score => score.Elo) ?? []);
        return same ? fields.Differences : [.. fields.Differences, new Difference($"{model.Id}.design_arena", arena.ToString(), "other ratings")];
    }

    private static JsonElement? Member(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Day(DateTimeOffset? day) => day?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Words<T>(IEnumerable<T> words) => words.Select(static word => word!.ToString()!);
}
