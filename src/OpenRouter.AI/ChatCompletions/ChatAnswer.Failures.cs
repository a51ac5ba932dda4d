using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

internal sealed partial class ChatAnswer
{
    private const int BadRequest = 400;

    /// <summary>Throws when the answer has ended without being one.</summary>
    /// <param name="done">Whether the service said that the stream is complete.</param>
    internal void ThrowIfIncomplete(bool done)
    {
        if (!done && (!HasFinish || MoreCallsMayCome))
        {
            throw OpenRouterExceptionFactory.Truncated(GenerationId);
        }

        ThrowIfEmpty();
    }

    /// <summary>
    /// Gets whether nothing but a reason that came with a call says that the stream has ended: some routes give it with each of several calls,
    /// and the provider's own reason only with the last.
    /// </summary>
    private bool MoreCallsMayCome => FinishReasonMapper.Map(_finish) == ChatFinishReason.ToolCalls && _nativeFinish is null && _usage is null;

    /// <summary>Throws when the answer has no choice at all.</summary>
    internal void ThrowIfEmpty()
    {
        if (!HasChoice)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("it has no choices", GenerationId, provider: _provider);
        }
    }

    private void ThrowUnlessHarmless(ChatChunk chunk, ReadOnlySpan<byte> data)
    {
        JsonElement envelope = JsonRead.Detach(data);

        // After a stop at the token limit some routes send that limit once more as an error, beside the usage.
        bool ended = FinishReasonMapper.IsLengthLimit(_finish, _nativeFinish);
        if (ended && chunk.ChoiceError.IsEmpty && ErrorCode(envelope) == BadRequest)
        {
            return;
        }

        DateTimeOffset now = context.Time.GetUtcNow();
        OpenRouterException failure = chunk.Error.IsEmpty
            ? OpenRouterExceptionFactory.FromChoiceError(
                JsonRead.Detach(chunk.ChoiceError.Of(data)), context.Status, context.Headers, now, _provider, GenerationId)
            : OpenRouterExceptionFactory.FromEnvelope(envelope, context.Status, Known(), now);
        failure.PartialText = chunk.Content;
        throw failure;
    }

    /// <summary>Gets the id that the service knows this answer by, as far as it has been told.</summary>
    internal string? GenerationId => context.Headers.GenerationId ?? _id;

    private AnswerHeaders Known() => context.Headers with { GenerationId = GenerationId, ProviderName = context.Headers.ProviderName ?? _provider };

    private void ThrowFailedFinish(ChatChunk chunk)
    {
        string what = _nativeFinish is null ? "the model failed and gave no reason" : $"the model failed ({_nativeFinish})";
        OpenRouterException failure = OpenRouterExceptionFactory.InvalidAnswer(what, GenerationId, provider: _provider);
        failure.PartialText = chunk.Content;
        throw failure;
    }

    private static int? ErrorCode(JsonElement envelope) =>
        envelope.TryGetProperty("error"u8, out JsonElement error) && error.ValueKind == JsonValueKind.Object
        && error.TryGetProperty("code"u8, out JsonElement code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out int number)
            ? number
            : null;
}
