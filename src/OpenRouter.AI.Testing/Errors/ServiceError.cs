using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Errors;

/// <summary>Makes answers in the service's error envelope.</summary>
internal static class ServiceError
{
    private const string User = "user_emulator";

    internal static PlainAnswer BadRequest(string message) => Of(400, message, Typed("invalid_request"));

    /// <summary>The service does not say who asks when it does not know.</summary>
    internal static PlainAnswer Unauthorized(string message) =>
        new(401, JsonText.Of(new JsonObject { ["error"] = Body(401, message, null) }));

    internal static PlainAnswer NotFound(string message) => Of(404, message, Typed("not_found"));

    internal static PlainAnswer Of(int status, string message, JsonObject? metadata = null) =>
        new(status, JsonText.Of(Envelope(status, message, metadata)));

    internal static JsonObject Envelope(int code, string message, JsonObject? metadata) =>
        new() { ["error"] = Body(code, message, metadata), ["user_id"] = User };

    internal static JsonObject Body(int code, string message, JsonObject? metadata)
    {
        JsonObject error = new() { ["message"] = message, ["code"] = code };
        if (metadata is not null)
        {
            error["metadata"] = metadata;
        }

        return error;
    }

    internal static JsonObject Typed(string errorType) => new() { ["error_type"] = errorType };
}
