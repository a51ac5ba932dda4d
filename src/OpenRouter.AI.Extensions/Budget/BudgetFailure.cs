using System;
using System.Net;

namespace OpenRouter.AI.Budget;

/// <summary>What a failure tells about money.</summary>
internal static class BudgetFailure
{
    private const string Generation = "openrouter:generation_id";

    /// <summary>Finds the generation that the failure is about; also a call that was cancelled may know it.</summary>
    internal static string? GenerationOf(Exception? failure) => failure switch
    {
        OpenRouterException { GenerationId: { } id } => id,
        OperationCanceledException canceled => canceled.Data[Generation] as string ?? GenerationOf(canceled.InnerException),
        _ => null,
    };

    /// <summary>Tells whether no provider has seen the request, so that there is no record to ask for.</summary>
    internal static bool IsOfCaller(Exception? failure) => failure is not OpenRouterException { StatusCode: >= HttpStatusCode.InternalServerError };

    /// <summary>Tells whether the request was refused, by the service or before it was sent. A broken connection, a silence or a caller who
    /// left does not say what became of the request.</summary>
    internal static bool IsRefusal(Exception? failure) => failure switch
    {
        OpenRouterException { StatusCode: { } status } => (int)status >= 400,
        ObjectDisposedException => false,
        ArgumentException or NotSupportedException or InvalidOperationException => true,
        _ => false,
    };
}
