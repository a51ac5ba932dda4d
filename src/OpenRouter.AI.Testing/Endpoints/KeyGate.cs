using System;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>Lets in those who bring the kind of key that an endpoint asks for. A management key sees the account and gets no answers, an
/// ordinary one the other way round.</summary>
internal sealed class KeyGate(string apiKey, string managementApiKey)
{
    internal void CheckOrdinary(Exchange exchange)
    {
        if (IsManagement(exchange))
        {
            throw Forbidden("Management keys cannot perform this operation");
        }
    }

    internal void CheckManagement(Exchange exchange)
    {
        if (!IsManagement(exchange))
        {
            throw Forbidden("Only management keys can perform this operation");
        }
    }

    /// <summary>Tells which of the two keys a request has; with neither of them it is refused.</summary>
    internal bool IsManagement(Exchange exchange)
    {
        const string Scheme = "Bearer ";
        if (!exchange.Request.Headers.TryGetValue("Authorization", out string? value)
            || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new RejectedRequestException(ServiceError.Unauthorized("Missing Authentication header"));
        }

        string key = value[Scheme.Length..];
        return key != apiKey && (key == managementApiKey
            ? true
            : throw new RejectedRequestException(ServiceError.Unauthorized("User not found.")));
    }

    private static RejectedRequestException Forbidden(string message) => new(ServiceError.Of(403, message));
}
