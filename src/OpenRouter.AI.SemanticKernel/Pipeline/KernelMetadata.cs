using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>What Semantic Kernel's own connectors have in the metadata of a message, and what it drops of a response otherwise.</summary>
internal static class KernelMetadata
{
    internal static void Describe(ChatMessage message, ChatResponse response) =>
        Describe(message.AdditionalProperties ??= [], response.ResponseId, response.CreatedAt, response.FinishReason, response.GetOpenRouterMetadata());

    /// <summary>Describes the last update, the one that has the cost.</summary>
    internal static void Describe(ChatResponseUpdate update)
    {
        if (update is { FinishReason: not null, AdditionalProperties: { } properties } && update.GetOpenRouterMetadata() is { } metadata)
        {
            Describe(properties, update.ResponseId, update.CreatedAt, update.FinishReason, metadata);
        }
    }

    private static void Describe(
        AdditionalPropertiesDictionary properties,
        string? id,
        DateTimeOffset? createdAt,
        ChatFinishReason? finish,
        OpenRouterResponseMetadata? metadata)
    {
        Set(properties, "Id", id);
        Set(properties, "CreatedAt", createdAt);
        Set(properties, "FinishReason", finish?.Value);
        Set(properties, "NativeFinishReason", metadata?.NativeFinishReason);
        Set(properties, "Provider", metadata?.Provider);
        Set(properties, "Cost", metadata?.Cost);
    }

    private static void Set(AdditionalPropertiesDictionary properties, string name, object? value)
    {
        if (value is not null)
        {
            properties[name] = value;
        }
    }
}
