using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Models.Wire;

/// <summary>Reads the endpoints of models.</summary>
internal static class EndpointReader
{
    /// <summary>Reads a model with its endpoints; null when it has no id or no list.</summary>
    internal static OpenRouterModelEndpoints? ReadModel(JsonElement data)
    {
        if (data.GetTextField("id") is not { Length: > 0 } id || data.GetObjectsField("endpoints", Read) is not { } endpoints)
        {
            return null;
        }

        JsonElement architecture = data.GetObjectField("architecture") ?? default;
        return new OpenRouterModelEndpoints
        {
            Id = id,
            Name = data.GetTextField("name"),
            Description = data.GetTextField("description"),
            Created = ModelReader.Created(data),
            InputModalities = architecture.GetWordsField<ModelModality>("input_modalities") ?? [],
            OutputModalities = architecture.GetWordsField<ModelModality>("output_modalities") ?? [],
            Modality = architecture.GetTextField("modality"),
            Tokenizer = architecture.GetTextField("tokenizer"),
            InstructType = architecture.GetTextField("instruct_type"),
            Endpoints = endpoints,
            RawRepresentation = data,
        };
    }

    internal static OpenRouterModelEndpoint Read(JsonElement entry) => new()
    {
        Name = entry.GetTextField("name"),
        ModelId = entry.GetTextField("model_id"),
        ModelName = entry.GetTextField("model_name"),
        ProviderName = entry.GetTextField("provider_name"),
        Tag = entry.GetTextField("tag"),
        ContextLength = ModelReader.Size(entry, "context_length"),
        MaxCompletionTokens = ModelReader.Size(entry, "max_completion_tokens"),
        MaxPromptTokens = ModelReader.Size(entry, "max_prompt_tokens"),
        Pricing = PricingReader.Read(entry.GetObjectField("pricing")),
        Quantization = entry.GetWordField<Quantization>("quantization"),
        SupportedParameters = entry.GetWordsField<ModelParameter>("supported_parameters") ?? [],
        SupportsImplicitCaching = entry.GetFlagField("supports_implicit_caching"),
        SupportsVoiceCloning = entry.GetFlagField("supports_voice_cloning"),
        Status = entry.GetCountField("status") is { } status and >= int.MinValue and <= int.MaxValue ? (int)status : null,
        UptimeLast5Minutes = entry.GetNumberField("uptime_last_5m"),
        UptimeLast30Minutes = entry.GetNumberField("uptime_last_30m"),
        UptimeLastDay = entry.GetNumberField("uptime_last_1d"),
        LatencyLast30Minutes = Percentiles(entry.GetObjectField("latency_last_30m")),
        ThroughputLast30Minutes = Percentiles(entry.GetObjectField("throughput_last_30m")),
        RawRepresentation = entry,
    };

    private static OpenRouterPercentiles? Percentiles(JsonElement? found) => found is not { } figures ? null : new()
    {
        P50 = figures.GetNumberField("p50"),
        P75 = figures.GetNumberField("p75"),
        P90 = figures.GetNumberField("p90"),
        P99 = figures.GetNumberField("p99"),
    };
}
