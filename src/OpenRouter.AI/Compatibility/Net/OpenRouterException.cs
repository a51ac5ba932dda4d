using System;
using System.Net;
using System.Net.Http;

namespace OpenRouter.AI;

public sealed partial class OpenRouterException
{
    /// <summary>Initializes a failure, for tests of code that handles one.</summary>
    /// <param name="message">One line that says who failed and why.</param>
    /// <param name="inner">What caused it; <see langword="null"/> when the service reported it.</param>
    /// <param name="status">The status; <see langword="null"/> when there was none.</param>
    public OpenRouterException(string message, Exception? inner = null, HttpStatusCode? status = null)
        : base(inner is HttpRequestException request ? request.HttpRequestError : HttpRequestError.Unknown, message, inner, status)
    {
    }
}
