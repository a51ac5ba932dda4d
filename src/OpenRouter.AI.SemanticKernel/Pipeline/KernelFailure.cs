using System;
using System.Text.Json;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Settings;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>Failures in the form that filters and retries written for Semantic Kernel's own services look for.</summary>
internal static class KernelFailure
{
    private const int LongestContent = 4096;

    /// <summary>Wraps a failure; the original, with everything that the service said, is the inner exception. The content is what applications
    /// log, so it has the error alone, and nobody's id.</summary>
    internal static HttpOperationException Of(OpenRouterException failure)
    {
        string? content = failure.ErrorBody is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("error", out JsonElement error)
            ? SettingValues.Object(writer => WriteMember(writer, "error", error)).GetRawText()
            : null;
        return new HttpOperationException(
            failure.StatusCode, content?.Length > LongestContent ? content.Substring(0, LongestContent) : content, failure.Message, failure);
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, JsonElement value)
    {
        if (name.EndsWith("user_id", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        writer.WritePropertyName(name);
        if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (JsonProperty member in value.EnumerateObject())
        {
            WriteMember(writer, member.Name, member.Value);
        }

        writer.WriteEndObject();
    }
}
