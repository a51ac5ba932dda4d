using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Inference;

/// <summary>The documented request fields that callers may name as they are, in the order in which they are written.</summary>
internal static class RequestFieldNames
{
    internal const string Reasoning = "reasoning";
    internal const string Effort = "reasoning_effort";
    internal const string ExtraBody = "extra_body";

    /// <summary>Gets the fields of the body that have no writer of their own: they are sent as given.</summary>
    internal static IReadOnlyList<string> PassedOn { get; } =
    [
        "prediction", "repetition_penalty", "min_p", "top_a", "logit_bias", "logprobs", "top_logprobs", "verbosity", "modalities",
        "image_config", "audio", "service_tier", "provider", "plugins", "structured_outputs", "max_tool_calls", "stop_server_tools_when",
        "cache_control", "prompt_cache_key", "prompt_cache_options", "web_search_options", "x_search_filter", "transforms", "preset",
        "session_id", "user", "metadata", "trace", "debug",
    ];

    /// <summary>Gets the fields of <see cref="PassedOn"/> that the Responses endpoint has too; it would refuse or ignore the others.</summary>
    internal static IReadOnlyList<string> PassedOnToResponses { get; } =
    [
        "top_logprobs", "modalities", "image_config", "service_tier", "provider", "plugins", "max_tool_calls", "stop_server_tools_when",
        "cache_control", "prompt_cache_key", "prompt_cache_options", "x_search_filter", "preset", "session_id", "user", "metadata", "trace",
        "debug", "truncation", "safety_identifier", "prompt",
    ];

    /// <summary>Gets the known fields that the Responses endpoint has not, under no other name either.</summary>
    internal static IReadOnlyList<string> OnlyChat { get; } =
    [
        "prediction", "repetition_penalty", "min_p", "top_a", "logit_bias", "logprobs", "audio", "structured_outputs", "web_search_options",
        "transforms", "seed", "stop",
    ];

    /// <summary>Gets the fields that only the Responses endpoint has.</summary>
    internal static IReadOnlyList<string> OnlyResponses { get; } =
        ["instructions", "max_output_tokens", "text", "include", "truncation", "safety_identifier", "prompt"];

    /// <summary>Gets the fields that <c>ChatOptions</c> has too; a value given under the name of the field wins.</summary>
    internal static IReadOnlyList<string> Standard { get; } =
    [
        "model", "models", "temperature", "top_p", "top_k", "frequency_penalty", "presence_penalty", "seed", "max_tokens",
        "max_completion_tokens", "stop", "tools", "tool_choice", "parallel_tool_calls", "response_format", Reasoning,
        Effort, "include_reasoning",
    ];

    /// <summary>Gets what steers the request without being in its body.</summary>
    internal static IReadOnlyList<string> Settings { get; } =
    [
        "response_cache", "routing_metadata", "anthropic_beta", "headers", "legacy_max_tokens", "strict", "include_raw_chunks",
    ];

    /// <summary>Gets the objects of which each door gives some members; every other field is replaced as a whole.</summary>
    internal static HashSet<string> MergedByMember { get; } = new(StringComparer.Ordinal)
    {
        Reasoning, "provider", "image_config", "metadata", "trace", "headers", ExtraBody,
    };

    /// <summary>Gets the fields that are texts, whatever they look like.</summary>
    internal static HashSet<string> Texts { get; } = new(StringComparer.Ordinal)
    {
        "model", "preset", "session_id", "user", "prompt_cache_key", "service_tier", "verbosity", Effort,
        "instructions", "safety_identifier", "truncation",
    };

    private static HashSet<string> OnlyOfResponses { get; } = new(OnlyResponses, StringComparer.Ordinal);

    private static HashSet<string> Known { get; } = new([.. PassedOn, .. Standard, .. Settings, ExtraBody], StringComparer.Ordinal);

    private static HashSet<string> OnlyOfChat { get; } = new(OnlyChat, StringComparer.Ordinal);

    internal static bool IsKnown(string name) => Known.Contains(name);

    internal static bool IsTakenByResponses(string name) => Known.Contains(name) && !OnlyOfChat.Contains(name);

    internal static bool IsOnlyOfResponses(string name) => OnlyOfResponses.Contains(name);
}
