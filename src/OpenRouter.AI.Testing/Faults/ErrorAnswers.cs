using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Scenarios;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Faults;

/// <summary>The errors of the service as answers.</summary>
internal static class ErrorAnswers
{
    private static readonly Dictionary<string, (int Status, string ErrorType)> Availability = new(StringComparer.Ordinal)
    {
        ["model_not_found"] = (400, "invalid_request"),
        ["wrong_endpoint"] = (400, "invalid_request"),
        ["no_endpoints"] = (404, "not_found"),
        ["model_deprecated"] = (404, "not_found"),
        ["model_unavailable_upstream"] = (404, "not_found"),
        ["capacity_exhausted"] = (429, "rate_limit_exceeded"),
        ["temporarily_unavailable"] = (503, "provider_overloaded"),
        ["region_restricted"] = (403, "permission_denied"),
        ["privacy_restricted"] = (404, "not_found"),
        ["constraint_filtered"] = (404, "not_found"),
        ["free_variant_ended"] = (404, "not_found"),
    };

    /// <summary>Puts an error in the place of an answer, which goes out in the same manner.</summary>
    internal static WireAnswer Of(WireAnswer answer, PlainAnswer error) => answer with
    {
        Status = error.Status,
        ContentType = error.ContentType,
        Headers = [.. error.Headers],
        Pieces = [Encoding.UTF8.GetBytes(error.Body)],
        Ending = WireEnding.Complete,
        Served = null,
    };

    internal static PlainAnswer ByStatus(int status, ChatRequest request) => status switch
    {
        401 => ServiceError.Unauthorized("No auth credentials found"),
        _ when ErrorCatalog.Statuses.Contains(status) => ErrorCatalog.Of(status, request),
        _ => ServiceError.Of(status, $"The emulator answers {status}"),
    };

    internal static int StatusOf(string code) => Availability.TryGetValue(code, out (int Status, string ErrorType) known)
        ? known.Status
        : throw new ArgumentException($"'{code}' is no availability code; known are {string.Join(", ", Availability.Keys)}.", nameof(code));

    internal static PlainAnswer Unavailable(int status, string code, ChatRequest request)
    {
        JsonObject body = ServiceError.Envelope(status, $"{request.Models[0]} is not available: {code}", ServiceError.Typed(Availability[code].ErrorType));
        JsonObject error = body["error"]!.AsObject();
        error["error_type"] = Availability[code].ErrorType;
        error["http_status"] = status;
        error["availability"] = new JsonObject
        {
            ["code"] = code,
            ["retryable"] = status is 429 or 503,
            ["requested_models"] = new JsonArray([.. request.Models.Select(static model => (JsonNode?)model)]),
            ["docs_url"] = "https://openrouter.ai/docs/api-reference/errors",
            ["retry_after"] = status is 429 or 503 ? 1 : null,
        };
        return new PlainAnswer(status, JsonText.Of(body));
    }

    internal static PlainAnswer Guardrail() => ServiceError.Of(403, "Request blocked by a guardrail", new JsonObject
    {
        ["patterns"] = new JsonArray("secret-[0-9]+"),
        ["error_type"] = "permission_denied",
    });

    internal static PlainAnswer Zod() => new(400, JsonText.Of(new JsonObject
    {
        ["success"] = false,
        ["error"] = new JsonObject
        {
            ["name"] = "ZodError",
            ["message"] = """[{"code":"invalid_type","path":["input"],"message":"Invalid input: the emulator refuses it"}]""",
        },
    }));

    internal static PlainAnswer Page(int status) => new(
        status,
        $"<!DOCTYPE html>\n<html><head><title>{status} from a proxy</title></head><body><h1>{status} from a proxy</h1></body></html>\n",
        "text/html; charset=UTF-8");

    internal static WireAnswer In200(WireAnswer answer, int code)
    {
        JsonObject envelope = ServiceError.Envelope(code, "Provider returned error", new JsonObject
        {
            ["provider_name"] = "Emulator",
            ["raw"] = "The emulated provider failed",
        });
        return answer with
        {
            Status = 200,
            ContentType = answer.IsEvents ? answer.ContentType : "application/json",
            Ending = WireEnding.Complete,
            Served = null,
            Pieces = [answer.IsEvents ? WireEvents.Write(envelope) : Encoding.UTF8.GetBytes(JsonText.Of(envelope))],
        };
    }

    internal static PlainAnswer RateLimited(RetryHint hint, TimeSpan wait, FaultScene scene)
    {
        string seconds = ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        DateTimeOffset then = scene.Now + wait;
        string reset = then.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        JsonObject metadata = new() { ["error_type"] = "rate_limit_exceeded" };
        (string? name, string value) = (null as string, string.Empty);
        switch (hint)
        {
            case RetryHint.HeaderSeconds:
                (name, value) = ("Retry-After", seconds);
                break;
            case RetryHint.HeaderDate:
                (name, value) = ("Retry-After", then.ToString("R", CultureInfo.InvariantCulture));
                break;
            case RetryHint.HeaderReset:
                (name, value) = ("X-RateLimit-Reset", reset);
                break;
            case RetryHint.BodyHeader:
                metadata["headers"] = new JsonObject { ["Retry-After"] = seconds };
                break;
            case RetryHint.BodyReset:
                metadata["headers"] = new JsonObject { ["X-RateLimit-Limit"] = "20", ["X-RateLimit-Remaining"] = "0", ["X-RateLimit-Reset"] = reset };
                break;
            case RetryHint.BodySeconds:
                metadata["retry_after_seconds"] = wait.TotalSeconds;
                break;
        }

        JsonObject body = ServiceError.Envelope(429, "Rate limit exceeded", metadata);
        if (hint == RetryHint.Availability)
        {
            body["error"]!["availability"] = new JsonObject { ["code"] = "capacity_exhausted", ["retryable"] = true, ["retry_after"] = wait.TotalSeconds };
        }

        return new PlainAnswer(429, JsonText.Of(body))
        {
            Headers = name is null ? new Dictionary<string, string>() : new Dictionary<string, string> { [name] = value },
        };
    }
}
