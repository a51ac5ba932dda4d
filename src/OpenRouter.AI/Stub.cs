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
public sealed class OpenRouterResponseMetadata { public string? GenerationId {get;set;} public string? Provider {get;set;} public decimal? Cost {get;set;} public decimal? UpstreamCost {get;set;} public bool? IsByok {get;set;} public string? NativeFinishReason {get;set;} public string? ServiceTier {get;set;} public JsonElement? Logprobs {get;set;} }
public static class OpenRouterResponseExtensions { public static OpenRouterResponseMetadata? GetOpenRouterMetadata(this ChatResponse r) { var p = r.AdditionalProperties; return p is null ? null : new() { GenerationId = p["openrouter:generation_id"] as string, Provider = p.TryGetValue("openrouter:provider", out var a) ? a as string : null, Cost = p.TryGetValue("openrouter:cost", out var b) ? b as decimal? : null, UpstreamCost = p.TryGetValue("openrouter:upstream_cost", out var c) ? c as decimal? : null, IsByok = p.TryGetValue("openrouter:is_byok", out var d) ? d as bool? : null, ServiceTier = p.TryGetValue("openrouter:service_tier", out var e) ? e as string : null, NativeFinishReason = p.TryGetValue("openrouter:native_finish_reason", out var f) ? f as string : null, Logprobs = p.TryGetValue("openrouter:logprobs", out var g) ? g as JsonElement? : null }; } }
public sealed class OpenRouterServerTool : AITool { internal string Type => ""; internal JsonElement ToJson() => default; }
