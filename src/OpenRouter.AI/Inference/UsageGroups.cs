using System;

namespace OpenRouter.AI.Inference;

/// <summary>The names of the counts inside <c>usage</c>, and the keys under which they are handed on.</summary>
internal static class UsageGroups
{
    internal const string Cached = "cached";
    internal const string Reasoning = "reasoning";
    internal const string UpstreamCostNanoUsd = "openrouter:upstream_cost_nano_usd";

    internal static UsageGroup Of(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("prompt_tokens_details"u8) || name.SequenceEqual("input_tokens_details"u8))
        {
            return UsageGroup.Input;
        }

        if (name.SequenceEqual("completion_tokens_details"u8) || name.SequenceEqual("output_tokens_details"u8))
        {
            return UsageGroup.Output;
        }

        // The wire uses the long name, parts of the documentation the short one.
        if (name.SequenceEqual("server_tool_use_details"u8) || name.SequenceEqual("server_tool_use"u8))
        {
            return UsageGroup.ServerTools;
        }

        return name.SequenceEqual("cost_details"u8) ? UsageGroup.Cost : UsageGroup.Other;
    }

    internal static string? CountKey(UsageGroup group, ReadOnlySpan<byte> name) => group switch
    {
        UsageGroup.Input => InputKey(name),
        UsageGroup.Output => OutputKey(name),
        UsageGroup.ServerTools => ServerToolKey(name),
        _ => null,
    };

    private static string? InputKey(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("cached_tokens"u8) ? Cached
        : name.SequenceEqual("cache_write_tokens"u8) ? "openrouter:cache_write_tokens"
        : name.SequenceEqual("audio_tokens"u8) ? "openrouter:input_audio_tokens"
        : name.SequenceEqual("video_tokens"u8) ? "openrouter:input_video_tokens"
        : name.SequenceEqual("image_tokens"u8) ? "openrouter:input_image_tokens"
        : name.SequenceEqual("file_tokens"u8) ? "openrouter:input_file_tokens"
        : name.SequenceEqual("text_tokens"u8) ? "openrouter:input_text_tokens"
        : null;

    private static string? OutputKey(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("reasoning_tokens"u8) ? Reasoning
        : name.SequenceEqual("audio_tokens"u8) ? "openrouter:output_audio_tokens"
        : name.SequenceEqual("image_tokens"u8) ? "openrouter:output_image_tokens"
        : name.SequenceEqual("accepted_prediction_tokens"u8) ? "openrouter:accepted_prediction_tokens"
        : name.SequenceEqual("rejected_prediction_tokens"u8) ? "openrouter:rejected_prediction_tokens"
        : null;

    private static string? ServerToolKey(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("web_search_requests"u8) ? "openrouter:web_search_requests"
        : name.SequenceEqual("tool_calls_requested"u8) ? "openrouter:server_tool_calls_requested"
        : name.SequenceEqual("tool_calls_executed"u8) ? "openrouter:server_tool_calls_executed"
        : null;
}
