using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Account.Wire;

/// <summary>Reads the <c>data</c> of <c>GET /generation</c>.</summary>
internal static class GenerationReader
{
    /// <summary>Reads the record; null when it has no id.</summary>
    internal static OpenRouterGeneration? Read(JsonElement data) => data.GetTextField("id") is not { Length: > 0 } id ? null : new()
    {
        Id = id,
        RequestId = data.GetTextField("request_id"),
        UpstreamId = data.GetTextField("upstream_id"),
        SessionId = data.GetTextField("session_id"),
        PresetId = data.GetTextField("preset_id"),
        WorkspaceId = data.GetTextField("workspace_id"),
        AppId = data.GetCountField("app_id"),
        ExternalUser = data.GetTextField("external_user"),
        Origin = data.GetTextField("origin"),
        HttpReferer = data.GetTextField("http_referer"),
        UserAgent = data.GetTextField("user_agent"),
        Model = data.GetTextField("model"),
        ProviderName = data.GetTextField("provider_name"),
        Router = data.GetTextField("router"),
        DataRegion = data.GetWordField<DataRegion>("data_region"),
        ApiType = data.GetTextField("api_type"),
        ServiceTier = data.GetWordField<ServiceTier>("service_tier"),
        IsByok = data.GetFlagField("is_byok"),
        IsStreamed = data.GetFlagField("streamed"),
        IsCancelled = data.GetFlagField("cancelled"),
        ResponseCacheSourceId = data.GetTextField("response_cache_source_id"),
        CreatedAt = data.GetInstantField("created_at"),
        FinishReason = data.GetTextField("finish_reason"),
        NativeFinishReason = data.GetTextField("native_finish_reason"),
        TotalCost = data.GetAmountField("total_cost"),
        Usage = data.GetAmountField("usage"),
        UpstreamInferenceCost = data.GetAmountField("upstream_inference_cost"),
        CacheDiscount = data.GetAmountField("cache_discount"),
        TokensPrompt = data.GetCountField("tokens_prompt"),
        TokensCompletion = data.GetCountField("tokens_completion"),
        NativeTokensPrompt = data.GetCountField("native_tokens_prompt"),
        NativeTokensCompletion = data.GetCountField("native_tokens_completion"),
        NativeTokensReasoning = data.GetCountField("native_tokens_reasoning"),
        NativeTokensCached = data.GetCountField("native_tokens_cached"),
        NativeTokensCompletionImages = data.GetCountField("native_tokens_completion_images"),
        MediaPromptCount = data.GetCountField("num_media_prompt"),
        MediaCompletionCount = data.GetCountField("num_media_completion"),
        InputAudioPromptCount = data.GetCountField("num_input_audio_prompt"),
        SearchResultCount = data.GetCountField("num_search_results"),
        FetchCount = data.GetCountField("num_fetches"),
        WebSearchEngine = data.GetTextField("web_search_engine"),
        Latency = data.GetMillisecondsField("latency"),
        GenerationTime = data.GetMillisecondsField("generation_time"),
        ModerationLatency = data.GetMillisecondsField("moderation_latency"),
        Attempts = data.GetObjectsField("provider_responses", Attempt) ?? [],
        RawRepresentation = data,
    };

    private static OpenRouterGenerationAttempt Attempt(JsonElement attempt) => new()
    {
        Id = attempt.GetTextField("id"),
        EndpointId = attempt.GetTextField("endpoint_id"),
        ModelSlug = attempt.GetTextField("model_permaslug"),
        ProviderName = attempt.GetTextField("provider_name"),
        Status = attempt.GetCountField("status") is { } status and >= int.MinValue and <= int.MaxValue ? (int)status : null,
        Latency = attempt.GetMillisecondsField("latency"),
        IsByok = attempt.GetFlagField("is_byok"),
        ServiceTier = attempt.GetWordField<ServiceTier>("routed_service_tier"),
        RawRepresentation = attempt,
    };
}
