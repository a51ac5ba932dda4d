using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Transport;

/// <summary>Lets only answers of the API pass: a success that is no web page.</summary>
internal static class ResponseGuard
{
    /// <exception cref="OpenRouterException">The status tells of a failure, or a web page was answered.</exception>
    internal static ValueTask CheckAsync(AnswerStream answer, TimeProvider time, CancellationToken cancellationToken) =>
        IsSuccess(answer) && !IsPage(answer) ? default : FailAsync(answer, time, cancellationToken);

    /// <exception cref="OpenRouterException">The body of a success is empty or no JSON.</exception>
    internal static void CheckJson(AnswerStream answer, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("the body is empty", answer.Headers.GenerationId);
        }

        if (body[0] is not ((byte)'{' or (byte)'['))
        {
            throw OpenRouterExceptionFactory.NotJson(answer.Status, body, answer.MediaType, answer.Headers);
        }
    }

    internal static OpenRouterException Malformed(AnswerStream answer, JsonException exception) =>
        OpenRouterExceptionFactory.InvalidAnswer("its JSON is malformed or cut off", answer.Headers.GenerationId, exception);

    private static bool IsSuccess(AnswerStream answer) => answer.Status is >= 200 and < 300;

    private static bool IsPage(AnswerStream answer) => answer.MediaType is "text/html" or "application/xhtml+xml";

    private static async ValueTask FailAsync(AnswerStream answer, TimeProvider time, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = await answer.ReadErrorAsync(cancellationToken).ConfigureAwait(false);
        throw IsSuccess(answer)
            ? OpenRouterExceptionFactory.NotJson(answer.Status, body.Span, answer.MediaType, answer.Headers)
            : OpenRouterExceptionFactory.FromHttp(answer.Status, body.Span, answer.MediaType, answer.Headers, time.GetUtcNow());
    }
}
