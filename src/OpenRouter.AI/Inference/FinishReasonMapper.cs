using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

/// <summary>Words of the wire to <see cref="ChatFinishReason"/>. Any word is accepted; an empty one says nothing.</summary>
internal static class FinishReasonMapper
{
    internal static ChatFinishReason? Map(string? word) => word switch
    {
        null or "" => null,
        "stop" or "end_turn" => ChatFinishReason.Stop,
        "length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(word),
    };

    /// <summary>Whether the answer ended at a limit of tokens, by OpenRouter's word or by the upstream's own.</summary>
    internal static bool IsLengthLimit(string? word, string? nativeWord) => IsLength(word) || IsLength(nativeWord);

    private static bool IsLength(string? word) =>
        string.Equals(word, "length", StringComparison.OrdinalIgnoreCase)
        || string.Equals(word, "max_tokens", StringComparison.OrdinalIgnoreCase)
        || string.Equals(word, "max_output_tokens", StringComparison.OrdinalIgnoreCase);
}
