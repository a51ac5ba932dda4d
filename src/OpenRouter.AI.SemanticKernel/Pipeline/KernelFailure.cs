using System.Globalization;
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
        string? content = failure.ErrorBody is { } body ? Content(failure, body) : null;
        return new HttpOperationException(
            failure.StatusCode, content?.Length > LongestContent ? content.Substring(0, LongestContent) : content, failure.Message, failure);
    }

    private static string Content(OpenRouterException failure, JsonElement body) => SettingValues.Object(writer =>
    {
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("error", out JsonElement error) && error.ValueKind != JsonValueKind.Null)
        {
            writer.WritePropertyName("error");
            UserIds.WriteWithout(writer, error);
            return;
        }

        // The error of a choice, and the event of that name, are errors themselves.
        writer.WriteStartObject("error");
        WriteText(writer, "code", failure.ErrorCode ?? ((int?)failure.StatusCode)?.ToString(CultureInfo.InvariantCulture));
        WriteText(writer, "message", UserIds.Without(failure.ProviderMessage ?? Said(body) ?? failure.Message));
        writer.WriteEndObject();
    }).GetRawText();

    private static string? Said(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("message", out JsonElement message) && message.ValueKind == JsonValueKind.String
            ? message.GetString()
            : null;

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            writer.WriteNumber(name, number);
        }
        else if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
