using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Transport;

/// <summary>Tells what an exception of the HTTP stack means: cancelled, silent, out of time, or a broken connection.</summary>
internal static class CallFailure
{
    internal static bool IsKnown(Exception exception) =>
        exception is not OpenRouterException
        && exception is OperationCanceledException or IOException or HttpRequestException or InvalidDataException;

    /// <summary>Newer frameworks say so; on older ones a timeout and a dispose look alike.</summary>
    private static bool IsTimeout(Exception exception) => exception.InnerException is TimeoutException || !TimeoutSupport.IsTold;

    internal static Exception Translate(
        Exception exception, CallWatch watch, string? generationId, bool answerBegun, CancellationToken cancellationToken)
    {
        // A cancelled read may well end in a broken connection, so the token is asked first, not the exception.
        if (cancellationToken.IsCancellationRequested)
        {
            OperationCanceledException canceled = new("The request was canceled.", exception, cancellationToken);
            if (generationId is not null)
            {
                // What the call has cost until then can only be asked for by this id.
                canceled.Data["openrouter:generation_id"] = generationId;
            }

            return canceled;
        }

        if (watch.IsSilent)
        {
            return OpenRouterExceptionFactory.Silence(watch.Idle, generationId);
        }

        return exception switch
        {
            OperationCanceledException when IsTimeout(exception) => OpenRouterExceptionFactory.Timeout(exception, generationId),
            OperationCanceledException => new ObjectDisposedException("The client was disposed while a request was under way.", exception),
            InvalidDataException => OpenRouterExceptionFactory.InvalidAnswer(exception.Message, generationId, exception),
            _ => OpenRouterExceptionFactory.Network(exception, answerBegun, generationId),
        };
    }
}
