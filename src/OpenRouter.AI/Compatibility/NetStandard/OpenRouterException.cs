using System;
using System.Net;

namespace OpenRouter.AI;

public sealed partial class OpenRouterException
{
    /// <summary>Initializes a failure, for tests of code that handles one.</summary>
    /// <param name="message">One line that says who failed and why.</param>
    /// <param name="inner">What caused it; <see langword="null"/> when the service reported it.</param>
    /// <param name="status">The status; <see langword="null"/> when there was none.</param>
    public OpenRouterException(string message, Exception? inner = null, HttpStatusCode? status = null)
        : base(message, inner) => StatusCode = status;

    /// <summary>Gets the status of the failure.</summary>
    /// <value>
    /// The HTTP status; the code of the error object when the HTTP status was 200; <see langword="null"/> when the failure has no status, such
    /// as a broken connection.
    /// </value>
    public HttpStatusCode? StatusCode { get; }
}
