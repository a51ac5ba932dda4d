using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Errors;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>The error of an answer that had already begun.</summary>
internal static class AnswerError
{
    internal static JsonObject Body() => ServiceError.Body(502, "Provider disconnected", Metadata());

    internal static JsonObject Envelope() => ServiceError.Envelope(502, "Provider disconnected", Metadata());

    private static JsonObject Metadata() => new() { ["provider_name"] = "Emulator", ["error_type"] = "provider_unavailable" };
}
