using System;
using System.Net;

namespace OpenRouter.AI;

public sealed partial class OpenRouterException
{
    internal OpenRouterException(string message, Exception? inner, HttpStatusCode? status)
        : base(message, inner) => StatusCode = status;

    /// <summary>Gets the status of the failure.</summary>
    /// <value>
    /// The HTTP status; the code of the error object when the HTTP status was 200; <see langword="null"/> when the failure has no status, such
    /// as a broken connection.
    /// </value>
    public HttpStatusCode? StatusCode { get; }
}
