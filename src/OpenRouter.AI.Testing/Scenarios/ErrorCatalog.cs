using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Errors;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>The errors of the service by status, each with what it tells beside the message.</summary>
internal static class ErrorCatalog
{
    private const int RetryAfterSeconds = 1;

    internal static IReadOnlyList<int> Statuses { get; } = [400, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 524, 529];

    internal static PlainAnswer Of(int status, ChatRequest request) => status switch
    {
        400 => Upstream(400, "{\"error\":{\"message\":\"The emulated provider did not like the request\"}}", "invalid_request"),
        402 => ServiceError.Of(402, PaymentMessage(request), ServiceError.Typed("payment_required")),
        403 => Moderation(request),
        404 => ServiceError.NotFound($"No endpoints found for {request.Models[0]}."),
        408 => ServiceError.Of(408, "Request timed out", ServiceError.Typed("timeout")),
        413 => ServiceError.Of(413, "Request body is too large", ServiceError.Typed("payload_too_large")),
        422 => ServiceError.Of(422, "The request is well formed but cannot be processed", ServiceError.Typed("unprocessable")),
        429 => RateLimit(request),
        500 => ServiceError.Of(500, "Internal Server Error"),
        502 => Upstream(502, "{\"error\":{\"message\":\"The emulated provider is down\"}}", "provider_unavailable"),
        503 => Later(ServiceError.Of(503, "No provider is available right now", ServiceError.Typed("provider_overloaded"))),
        504 => ServiceError.Of(504, "The provider did not answer in time", ServiceError.Typed("timeout")),
        524 => new PlainAnswer(524, "error code: 524", "text/plain; charset=UTF-8"),
        529 => ServiceError.Of(529, "Provider is overloaded", ServiceError.Typed("provider_overloaded")),
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string PaymentMessage(ChatRequest request)
    {
        int wanted = request.MaxTokens ?? 16384;
        int affordable = Math.Max(1, wanted / 8);
        return "This request requires more credits, or fewer max_tokens. "
            + $"You requested up to {wanted} tokens, but can only afford {affordable}. "
            + "This is the local OpenRouter emulator: no money is involved.";
    }

    private static PlainAnswer Moderation(ChatRequest request) => ServiceError.Of(
        403,
        $"{request.Models[0]} requires moderation on Emulator. Your input was flagged for \"misc\". No credits were charged.",
        new JsonObject
        {
            ["reasons"] = new JsonArray("misc"),
            ["flagged_input"] = Words.First(request.LastUserText, 10),
            ["provider_name"] = "Emulator",
            ["model_slug"] = request.Models[0],
            ["error_type"] = "permission_denied",
        });

    private static PlainAnswer RateLimit(ChatRequest request) => Later(ServiceError.Of(429, "Provider returned error", new JsonObject
    {
        ["raw"] = $"{request.Models[0]} is temporarily rate-limited upstream. Please retry shortly.",
        ["provider_name"] = "Emulator",
        ["retry_after_seconds"] = RetryAfterSeconds,
        ["headers"] = new JsonObject { ["Retry-After"] = $"{RetryAfterSeconds}" },
        ["error_type"] = "rate_limit_exceeded",
    }));

    private static PlainAnswer Upstream(int status, string raw, string errorType) =>
        ServiceError.Of(status, "Provider returned error", new JsonObject
        {
            ["raw"] = raw,
            ["provider_name"] = "Emulator",
            ["error_type"] = errorType,
        });

    private static PlainAnswer Later(PlainAnswer answer) =>
        answer with { Headers = new Dictionary<string, string> { ["Retry-After"] = $"{RetryAfterSeconds}" } };
}
