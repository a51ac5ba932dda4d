using System;
using System.Net;
using System.Net.Http;

namespace OpenRouter.AI;

public sealed partial class OpenRouterException
{
    internal OpenRouterException(string message, Exception? inner, HttpStatusCode? status)
        : base(inner is HttpRequestException request ? request.HttpRequestError : HttpRequestError.Unknown, message, inner, status)
    {
    }
}
