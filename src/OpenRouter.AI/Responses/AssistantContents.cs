using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>What is still to be written of an assistant's message, by kind.</summary>
internal sealed class AssistantContents(string? model, CallIds callIds)
{
    private readonly HashSet<FunctionCallContent> _early = [];

    internal List<TextContent> Texts { get; } = [];

    internal List<FunctionCallContent> Calls { get; } = [];

    /// <summary>Gets the calls of the messages that follow at once: an answer of several messages hands its calls out with the last one.</summary>
    internal List<FunctionCallContent> LaterCalls { get; } = [];

    internal List<DataContent> Images { get; } = [];

    /// <summary>Gets what can only go back as part of an input message.</summary>
    internal List<AIContent> Parts { get; } = [];

    /// <summary>Gets the contents that are items of their own.</summary>
    internal List<AIContent> Loose { get; } = [];

    internal string? Refusal { get; set; }

    internal bool HasText => Texts.Count > 0 || Refusal is not null;

    /// <summary>Collects a message of the history, and the calls of the assistant's messages right behind it.</summary>
    internal void Collect(IReadOnlyList<ChatMessage> history, int index, bool hasItems)
    {
        Texts.Clear();
        Calls.Clear();
        LaterCalls.Clear();
        Images.Clear();
        Parts.Clear();
        Loose.Clear();
        Refusal = null;
        foreach (AIContent? item in history[index].Contents)
        {
            Collect(item, hasItems);
        }

        for (int later = index + 1; hasItems && later < history.Count && history[later].Role == ChatRole.Assistant; later++)
        {
            foreach (AIContent? item in history[later].Contents)
            {
                if (item is FunctionCallContent call && callIds.IsSent(call))
                {
                    LaterCalls.Add(call);
                }
            }
        }
    }

    /// <summary>Takes the call that an item stands for; null when it is no longer in the history, or was never run.</summary>
    internal FunctionCallContent? TakeCall(string? id)
    {
        FunctionCallContent? call = Take(Calls, id);
        if (call is null && (call = Take(LaterCalls, id)) is not null)
        {
            _early.Add(call);
        }

        return call;
    }

    private static FunctionCallContent? Take(List<FunctionCallContent> calls, string? id)
    {
        int found = calls.FindIndex(call => string.Equals(call.CallId, id, StringComparison.Ordinal));
        if (found < 0)
        {
            return null;
        }

        FunctionCallContent call = calls[found];
        calls.RemoveAt(found);
        return call;
    }

    private void Collect(AIContent? item, bool hasItems)
    {
        switch (item)
        {
            case TextContent { Text.Length: > 0 } text:
                Texts.Add(text);
                break;
            case FunctionCallContent call when callIds.IsSent(call) && !_early.Remove(call):
                Calls.Add(call);
                break;
            case ErrorContent { ErrorCode: "Refusal" } refusal:
                Refusal += refusal.Message;
                break;
            case DataContent data when data.HasTopLevelMediaType("audio"):
                CollectSpeech(data);
                break;
            case DataContent data when data.HasTopLevelMediaType("image"):
                Images.Add(data);
                break;
            case DataContent or UriContent or HostedFileContent:
                Parts.AddRange(SendableContents.Of([item], model));
                break;
            case ImageGenerationToolResultContent { Outputs: { } outputs } when !hasItems:
                foreach (AIContent output in outputs)
                {
                    Collect(output, hasItems);
                }

                break;
            case { } other when !hasItems && other.GetType() == typeof(AIContent) && other.AdditionalProperties?.ContainsKey(CarrierKeys.OutputItem) == true:
                Loose.Add(other);
                break;
        }
    }

    /// <summary>Spoken answers of the chat endpoint have no item here; what was said goes back as text.</summary>
    private void CollectSpeech(DataContent audio)
    {
        if (audio.AdditionalProperties.Text(CarrierKeys.AudioTranscript) is { Length: > 0 } transcript)
        {
            Texts.Add(new TextContent(transcript));
        }
        else if (audio.AdditionalProperties.Text(CarrierKeys.AudioId) is null && audio.Data.Length > 0)
        {
            throw new NotSupportedException(
                $"An assistant's message holds {audio.MediaType} without a transcript, which the Responses endpoint cannot take back. Remove it, or use the chat endpoint.");
        }
    }
}
