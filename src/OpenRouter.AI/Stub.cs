using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
namespace OpenRouter.AI;
internal static class OpenRouterMetadataKeys
{
    internal const string GenerationId = "openrouter:generation_id", Provider = "openrouter:provider", Cost = "openrouter:cost", UpstreamCost = "openrouter:upstream_cost", IsByok = "openrouter:is_byok", NativeFinishReason = "openrouter:native_finish_reason", ServiceTier = "openrouter:service_tier", SystemFingerprint = "openrouter:system_fingerprint", Routing = "openrouter:routing", CacheStatus = "openrouter:cache_status", CacheAge = "openrouter:cache_age", CacheTimeToLive = "openrouter:cache_ttl", CacheSourceId = "openrouter:cache_source_id", Logprobs = "openrouter:logprobs", CostNanoUsd = "openrouter:cost_nano_usd";
}
public sealed class OpenRouterRequestOptions { internal JsonElement ToJson() => default; }
[JsonSerializable(typeof(OpenRouterRequestOptions))]
internal sealed partial class OptionsJsonContext : JsonSerializerContext;
public static class OpenRouterChatOptionsExtensions { internal static OpenRouterRequestOptions ReadStored(object? o) => new(); public static ChatOptions WithOpenRouter(this ChatOptions o, Action<OpenRouterRequestOptions> c) => o; }
public static class OpenRouterResponseExtensions { }
public sealed class OpenRouterServerTool : AITool { internal string Type => ""; internal JsonElement ToJson() => default; }
