using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

// The way into one JSON value and back, which is how the options travel through stores, caches and copies.
public sealed partial class OpenRouterRequestOptions
{
    /// <summary>Gets or sets what a newer version of this package wrote; kept, so that passing through loses nothing, and sent like the
    /// extra body.</summary>
    [JsonExtensionData]
    [JsonInclude]
    internal IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>Gets a field of the request by the name that OpenRouter has for it, whether or not there is a property for it here.</summary>
    /// <param name="name">The name, such as <c>max_completion_tokens</c>.</param>
    /// <param name="value">The value as it is sent; one in <see cref="ExtraBody"/> wins.</param>
    /// <returns>Whether the field is set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    /// <remarks>Together with <see cref="OpenRouterChatOptionsExtensions.GetOpenRouter"/> it tells middleware what a request says, by
    /// whatever door it was said.</remarks>
    public bool TryGetField(string name, out JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ExtraBody?.TryGetValue(name, out value) == true || ToJson().TryGetProperty(name, out value);
    }

    /// <exception cref="ArgumentException">A value cannot be written, such as one of the extra body that holds half a character.</exception>
    internal JsonElement ToJson() => Written(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="ArgumentException">The JSON is not an object, or one of its values has the wrong type.</exception>
    internal static OpenRouterRequestOptions FromJson(JsonElement json) =>
        Read(() => json.Deserialize(OptionsJson.Context.OpenRouterRequestOptions), nameof(json));

    /// <summary>Reads any of the shapes in which the options may lie in a dictionary; an instance is copied.</summary>
    /// <exception cref="ArgumentException">The value has another shape, or is not what the options look like in JSON.</exception>
    internal static OpenRouterRequestOptions FromValue(object? value) => value switch
    {
        null => new OpenRouterRequestOptions(),
        OpenRouterRequestOptions options => FromJson(options.ToJson()),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => new OpenRouterRequestOptions(),
        JsonElement { ValueKind: JsonValueKind.String } text => FromValue(text.GetString()),
        JsonElement json => FromJson(json),
        JsonDocument document => FromJson(document.RootElement),
        JsonNode node => Read(() => node.Deserialize(OptionsJson.Context.OpenRouterRequestOptions), nameof(value)),
        string text => Read(() => JsonSerializer.Deserialize(text, OptionsJson.Context.OpenRouterRequestOptions), nameof(value)),
        _ => throw new ArgumentException(
            $"OpenRouter options cannot be read from a {value.GetType()}: JSON or {nameof(OpenRouterRequestOptions)} is expected.",
            nameof(value)),
    };

    private static JsonElement Written(OpenRouterRequestOptions options)
    {
        try
        {
            return JsonSerializer.SerializeToElement(options, OptionsJson.Context.OpenRouterRequestOptions);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ArgumentException(
                $"The OpenRouter options cannot be written: {exception.InnerException?.Message ?? exception.Message}", nameof(options), exception);
        }
    }

    private static OpenRouterRequestOptions Read(Func<OpenRouterRequestOptions?> read, string parameter)
    {
        try
        {
            return read() ?? new OpenRouterRequestOptions();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new ArgumentException($"The OpenRouter options are not valid: {exception.Message}", parameter, exception);
        }
    }
}
