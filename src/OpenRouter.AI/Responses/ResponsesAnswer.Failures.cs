using System;
using System.Text.Json;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesAnswer
{
    /// <summary>Throws when a stream has ended without being an answer: without its last event, and in the middle of an item.</summary>
    internal void ThrowIfIncomplete()
    {
        if (HasEnded)
        {
            return;
        }

        // Streams that lack the last event are known; when every item has come to its end, and one is an answer, only the usage is missing.
        bool done = true;
        bool answers = false;
        foreach (ResponsesItem item in Items.InOrder)
        {
            done &= item.IsDone && !item.IsUnfinished;
            answers |= item.IsMessage || item.IsFunctionCall || IsClientCall(item);
        }

        if (!done || !answers)
        {
            throw OpenRouterExceptionFactory.Truncated(GenerationId);
        }
    }

    /// <summary>Gets the failure that an event tells of, whatever shape it has: flat, nested, or a failed response.</summary>
    internal OpenRouterException Failure(ResponsesEvent failed, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> envelope = data;
        if (failed.Response is { } response)
        {
            envelope = response.Whole.Of(data);
            Identify(response);
        }

        return Failure(JsonRead.Detach(envelope));
    }

    private void ThrowIfFailed(ResponsesEnvelope envelope, ReadOnlySpan<byte> data)
    {
        if (!envelope.Error.IsEmpty || envelope.Status is "failed")
        {
            throw Failure(JsonRead.Detach(envelope.Whole.Of(data)));
        }

        // What has no end in sight is no answer: there is no way to ask for it again.
        if (envelope.Status is "cancelled" or "queued" or "in_progress")
        {
            throw OpenRouterExceptionFactory.InvalidAnswer($"its status is {envelope.Status}", GenerationId);
        }
    }

    private OpenRouterException Failure(JsonElement envelope) => OpenRouterExceptionFactory.FromEnvelope(
        envelope, context.Status, context.Headers with { GenerationId = GenerationId }, context.Time.GetUtcNow());
}
