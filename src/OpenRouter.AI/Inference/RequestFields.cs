using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Options;

namespace OpenRouter.AI.Inference;

/// <summary>
/// The OpenRouter fields of one request, gathered from the doors they may come through. Precedence, highest first: <c>extra_body</c>, the raw
/// factory's <see cref="OpenRouterRequestOptions"/>, <c>WithOpenRouter</c>, field names in the additional properties. What
/// <see cref="ChatOptions"/> itself says comes after all of them.
/// </summary>
internal sealed class RequestFields
{
    private const string Prefix = "openrouter:";

    private static readonly RequestFields None = new();
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    private RequestFields()
    {
    }

    /// <summary>Gets the fields that this package does not know, in the order given.</summary>
    internal List<KeyValuePair<string, JsonElement>> Extra { get; } = [];

    /// <summary>Gathers the fields of a request. The factory is called once, with the client that sends the request.</summary>
    internal static RequestFields Of(ChatOptions? options, IChatClient client)
    {
        object? raw = options?.RawRepresentationFactory?.Invoke(client);
        if (raw is not OpenRouterRequestOptions && options?.AdditionalProperties is not { Count: > 0 })
        {
            return None;
        }

        RequestFields fields = new();
        if (options?.AdditionalProperties is { } properties)
        {
            fields.AddNamed(properties);
            if (properties.TryGetValue(RequestOptionNames.Options, out object? stored))
            {
                fields.AddAll(OpenRouterRequestOptions.FromValue(stored).ToJson());
            }
        }

        if (raw is OpenRouterRequestOptions typed)
        {
            fields.AddAll(typed.ToJson());
        }

        fields.OpenExtraBody();
        return fields;
    }

    internal bool Has(string name) => _fields.ContainsKey(name);

    internal bool TryGet(string name, out JsonElement value) => _fields.TryGetValue(name, out value);

    internal JsonElement? Get(string name) => _fields.TryGetValue(name, out JsonElement value) ? value : null;

    internal bool IsTrue(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static string FieldName(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : key;

    private void AddNamed(AdditionalPropertiesDictionary properties)
    {
        foreach (KeyValuePair<string, object?> property in properties)
        {
            string name = FieldName(property.Key);
            if ((RequestFieldNames.IsKnown(name) || RequestFieldNames.IsOnlyOfResponses(name)) && property.Value is not null)
            {
                JsonElement value = JsonValues.ToElement(property.Value, $"AdditionalProperties[\"{property.Key}\"]");
                Add(name, RequestFieldNames.Texts.Contains(name) ? value : Parsed(value));
            }
        }
    }

    /// <summary>Opens a JSON text where only an object or a list makes sense: prompt files and configuration have nothing but texts.</summary>
    private static JsonElement Parsed(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: > 1 } text || text[0] is not ('{' or '['))
        {
            return value;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private void AddAll(JsonElement options)
    {
        foreach (JsonProperty field in options.EnumerateObject())
        {
            if (RequestFieldNames.IsKnown(field.Name))
            {
                Add(field.Name, field.Value);
            }
            else
            {
                // Stored by a newer package, or written into a configuration: as open as the extra body.
                RefuseReserved(field);
                AddExtra(field);
            }
        }
    }

    private void AddExtra(JsonProperty field)
    {
        Extra.RemoveAll(known => string.Equals(known.Key, field.Name, StringComparison.Ordinal));
        Extra.Add(new KeyValuePair<string, JsonElement>(field.Name, field.Value));
        if (RequestFieldNames.IsOnlyOfResponses(field.Name))
        {
            // One endpoint writes it in its place, the other one knows no place for it.
            Add(field.Name, field.Value);
        }
    }

    private void Add(string name, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return;
        }

        bool merges = value.ValueKind == JsonValueKind.Object && RequestFieldNames.MergedByMember.Contains(name);
        _fields[name] = merges && _fields.TryGetValue(name, out JsonElement lower) && lower.ValueKind == JsonValueKind.Object
            ? JsonObjects.Merge(value, lower)
            : value;
    }

    private void OpenExtraBody()
    {
        if (!TryGet(RequestFieldNames.ExtraBody, out JsonElement extra) || extra.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty field in extra.EnumerateObject())
        {
            RefuseReserved(field);
            if (RequestFieldNames.IsKnown(field.Name))
            {
                _fields[field.Name] = field.Value;
            }
            else
            {
                AddExtra(field);
            }
        }
    }

    private static void RefuseReserved(JsonProperty field)
    {
        string? reason = field.Name switch
        {
            "messages" or "input" => "pass messages to the call instead",
            "stream" => "GetStreamingResponseAsync streams and GetResponseAsync does not",
            "store" or "previous_response_id" => "OpenRouter keeps no conversations: send the whole history",
            "n" when field.Value.ValueKind != JsonValueKind.Number || field.Value.GetRawText() != "1" => "OpenRouter answers with one choice",
            _ => null,
        };
        if (reason is not null)
        {
            throw new ArgumentException($"The fields of a request must not contain '{field.Name}': {reason}.", nameof(field));
        }
    }
}
