using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Models.Wire;

/// <summary>Reads an entry of the catalog.</summary>
internal static class ModelReader
{
    /// <summary>Reads a model; null when it has no id.</summary>
    internal static OpenRouterModel? Read(JsonElement entry)
    {
        if (entry.GetTextField("id") is not { Length: > 0 } id)
        {
            return null;
        }

        JsonElement architecture = entry.GetObjectField("architecture") ?? default;
        JsonElement top = entry.GetObjectField("top_provider") ?? default;
        JsonElement limits = entry.GetObjectField("per_request_limits") ?? default;
        JsonElement alias = entry.GetObjectField("alias_target") ?? default;
        return new OpenRouterModel
        {
            Id = id,
            CanonicalSlug = entry.GetTextField("canonical_slug"),
            Name = entry.GetTextField("name"),
            Description = entry.GetTextField("description"),
            Created = Created(entry),
            ContextLength = Size(entry, "context_length"),
            MaxCompletionTokens = Size(top, "max_completion_tokens"),
            TopProviderContextLength = Size(top, "context_length"),
            IsModerated = top.GetFlagField("is_moderated"),
            MaxPromptTokensPerRequest = limits.GetCountField("prompt_tokens"),
            MaxCompletionTokensPerRequest = limits.GetCountField("completion_tokens"),
            InputModalities = architecture.GetWordsField<ModelModality>("input_modalities") ?? [],
            OutputModalities = architecture.GetWordsField<ModelModality>("output_modalities") ?? [],
            Modality = architecture.GetTextField("modality"),
            Tokenizer = architecture.GetTextField("tokenizer"),
            InstructType = architecture.GetTextField("instruct_type"),
            Pricing = PricingReader.Read(entry.GetObjectField("pricing")),
            SupportedParameters = entry.GetWordsField<ModelParameter>("supported_parameters") ?? [],
            Reasoning = entry.GetObjectField("reasoning") is { } reasoning ? Reasoning(reasoning) : null,
            DefaultParameters = entry.GetObjectField("default_parameters") is { } defaults ? Defaults(defaults) : null,
            SupportedVoices = entry.GetTextsField("supported_voices") ?? [],
            HuggingFaceId = entry.GetTextField("hugging_face_id") is { Length: > 0 } name ? name : null,
            KnowledgeCutoff = entry.GetInstantField("knowledge_cutoff"),
            ExpirationDate = entry.GetInstantField("expiration_date"),
            AliasTarget = alias.GetTextField("slug"),
            AliasTargetName = alias.GetTextField("name"),
            Benchmarks = entry.GetObjectField("benchmarks") is { } benchmarks ? Benchmarks(benchmarks) : null,
            DetailsPath = (entry.GetObjectField("links") ?? default).GetTextField("details"),
            RawRepresentation = entry,
        };
    }

    /// <summary>Reads the time of creation; zero stands for none.</summary>
    internal static DateTimeOffset? Created(JsonElement entry)
    {
        const long LastSecond = 253_402_300_799; // The end of the year 9999.
        return entry.GetCountField("created") is { } seconds and > 0 and <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
    }

    internal static int? Size(JsonElement from, string name) =>
        from.GetCountField(name) is { } size and >= 0 ? (int)Math.Min(size, int.MaxValue) : null;

    private static OpenRouterModelReasoning Reasoning(JsonElement reasoning) => new()
    {
        IsMandatory = reasoning.GetFlagField("mandatory"),
        IsEnabledByDefault = reasoning.GetFlagField("default_enabled"),
        DefaultEffort = reasoning.GetWordField<ReasoningEffortLevel>("default_effort"),
        SupportedEfforts = reasoning.GetWordsField<ReasoningEffortLevel>("supported_efforts"),
        SupportsMaxTokens = reasoning.GetFlagField("supports_max_tokens"),
        RawRepresentation = reasoning,
    };

    private static OpenRouterModelDefaults Defaults(JsonElement defaults) => new()
    {
        Temperature = defaults.GetNumberField("temperature"),
        TopP = defaults.GetNumberField("top_p"),
        TopK = defaults.GetCountField("top_k"),
        FrequencyPenalty = defaults.GetNumberField("frequency_penalty"),
        PresencePenalty = defaults.GetNumberField("presence_penalty"),
        RepetitionPenalty = defaults.GetNumberField("repetition_penalty"),
    };

    private static OpenRouterModelBenchmarks Benchmarks(JsonElement benchmarks)
    {
        JsonElement analysis = benchmarks.GetObjectField("artificial_analysis") ?? default;
        return new OpenRouterModelBenchmarks
        {
            IntelligenceIndex = analysis.GetNumberField("intelligence_index"),
            CodingIndex = analysis.GetNumberField("coding_index"),
            AgenticIndex = analysis.GetNumberField("agentic_index"),
            DesignArena = benchmarks.GetObjectsField("design_arena", Score) ?? [],
            RawRepresentation = benchmarks,
        };
    }

    private static OpenRouterDesignArenaScore Score(JsonElement score) => new()
    {
        Arena = score.GetTextField("arena"),
        Category = score.GetTextField("category"),
        Elo = score.GetNumberField("elo"),
        Rank = score.GetCountField("rank"),
        WinRate = score.GetNumberField("win_rate"),
    };
}
