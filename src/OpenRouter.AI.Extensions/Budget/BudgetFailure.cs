using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using OpenRouter.AI.Registration;
using Polly;
using Polly.Timeout;

namespace OpenRouter.AI.Budget;

/// <summary>What a failure tells about money.</summary>
internal static class BudgetFailure
{
    private const string Generation = "openrouter:generation_id";
    private const string Answered = "openrouter:answered";

    /// <summary>Finds the generation that the failure is about; also a call that was cancelled may know it.</summary>
    internal static string? GenerationOf(Exception? failure) => failure switch
    {
        OpenRouterException { GenerationId: { } id } => id,
        OperationCanceledException canceled => canceled.Data[Generation] as string ?? GenerationOf(canceled.InnerException),
        _ => null,
    };

    /// <summary>Tells whether no provider has seen the request, so that there is no record to ask for. An error inside of an answer says nothing
    /// of that kind, whatever status it names.</summary>
    internal static bool IsOfCaller(Exception? failure) =>
        failure?.Data.Contains(Answered) != true && failure is not OpenRouterException { StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError };

    /// <summary>Tells whether the request was refused, by the service or before it was sent. A broken connection, a silence, a timeout, a
    /// gateway that got no answer or a caller who left does not say what became of the request.</summary>
    internal static bool IsRefusal(Exception? failure) => failure switch
    {
        OpenRouterException { ErrorType.Value: "timeout" } => false,
        OpenRouterException { StatusCode: { } status } answer => IsRefusal((int)status, answer.ErrorBody is not null),
        OpenRouterException unreachable => IsUnsent(unreachable),
        ObjectDisposedException => false,
        ArgumentException or NotSupportedException or InvalidOperationException => true,

        // A breaker that is open, or a limit of the rate, lets nothing through; a timeout ends what is under way.
        ExecutionRejectedException rejected => rejected is not TimeoutRejectedException,
        _ => false,
    };

    /// <param name="status">The status.</param>
    /// <param name="isOfService">Whether the body is one of the service. Without it a gateway speaks, which may have passed the request on.</param>
    private static bool IsRefusal(int status, bool isOfService) => status switch
    {
        408 or 499 => false,
        >= 400 and < 500 => true,
        500 or 502 => isOfService,
        501 or 503 or 505 or 529 => true,
        _ => false,
    };

    /// <summary>Tells whether there was no connection that the request could have been sent over.</summary>
    private static bool IsUnsent(OpenRouterException failure)
    {
        for (Exception? cause = failure.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (ConnectionFailure.IsOfConnecting(cause) || cause is SocketException { SocketErrorCode: { } code } && IsOfConnecting(code))
            {
                return true;
            }

            if (cause is IOException)
            {
                // A connection that was there has broken.
                return false;
            }
        }

        return false;
    }

    private static bool IsOfConnecting(SocketError code) => code is SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoRecovery
        or SocketError.NoData or SocketError.ConnectionRefused or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown;
}
