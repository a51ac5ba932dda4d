using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;
using OpenRouter.AI.Options;

namespace OpenRouter.AI.Inference;

/// <summary>
/// The OpenRouter fields of one request, gathered from the doors they may come through. Precedence, highest first: <c>extra_body</c>, the raw
/// factory's <see cref="OpenRouterRequestOptions"/>, <c>WithOpenRouter</c>, field names in the additional properties. What
/// <see cref="ChatOptions"/> itself says comes after all of them.
/// </summary>
internal sealed partial class RequestFields
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
    /// <param name="options">The caller's options; null means defaults.</param>
    /// <param name="client">The client that sends the request.</param>
    /// <param name="isTaken">Whether the endpoint has a field; the extra body sends the others as they are.</param>
    internal static RequestFields Of(ChatOptions? options, IChatClient client, Func<string, bool> isTaken)
    {
        object? raw = options?.RawRepresentationFactory?.Invoke(client);
        return Gather(
            options?.AdditionalProperties,
            raw as OpenRouterRequestOptions,
            RequestFieldNames.IsKnown,
            fields => fields.OpenExtraBody(isTaken));
    }

    private static RequestFields Gather(
        AdditionalPropertiesDictionary? properties, OpenRouterRequestOptions? raw, Func<string, bool> isKnown, Action<RequestFields> close)
    {
        if (raw is null && properties is not { Count: > 0 })
        {
            return None;
        }

        RequestFields fields = new();
        if (properties is not null)
        {
            fields.AddNamed(properties, isKnown);
            if (properties.TryGetValue(RequestOptionNames.Options, out object? stored))
            {
                fields.AddAll(OpenRouterRequestOptions.FromValue(stored).ToJson(), isKnown);
            }
        }

        if (raw is not null)
        {
            fields.AddAll(raw.ToJson(), isKnown);
        }

        close(fields);
        return fields;
    }

    /// <summary>Writes everything that was gathered as one value, from which the same would be gathered again.</summary>
    /// <param name="isOfResponses">Whether the Responses endpoint is asked. The other one leaves out what only that has, but for what is
    /// given as an extra field, and would take it for one here.</param>
    internal JsonElement ToJson(bool isOfResponses)
    {
        using JsonDraft draft = new();
        draft.Writer.WriteStartObject();
        foreach (KeyValuePair<string, JsonElement> field in _fields)
        {
            if (isOfResponses || !RequestFieldNames.IsOnlyOfResponses(field.Key) || Extra.Exists(extra => extra.Key == field.Key))
            {
                draft.Writer.WritePropertyName(field.Key);
                field.Value.CopyTo(draft.Writer);
            }
        }

        foreach (KeyValuePair<string, JsonElement> field in Extra)
        {
            if (!_fields.ContainsKey(field.Key))
            {
                draft.Writer.WritePropertyName(field.Key);
                field.Value.CopyTo(draft.Writer);
            }
        }

        draft.Writer.WriteEndObject();
        return draft.ToElement();
    }

    internal bool Has(string name) => _fields.ContainsKey(name);

    internal bool TryGet(string name, out JsonElement value) => _fields.TryGetValue(name, out value);

    internal JsonElement? Get(string name) => _fields.TryGetValue(name, out JsonElement value) ? value : null;

    internal bool IsTrue(string name) => _fields.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static string FieldName(string key) => key.StartsWith(Prefix, StringComparison.Ordinal) ? key[Prefix.Length..] : key;

    private void AddNamed(AdditionalPropertiesDictionary properties, Func<string, bool> isKnown)
    {
        if (isKnown(RequestFieldNames.Effort) && Named(properties, RequestFieldNames.Effort) is { } effort)
        {
            if (Named(properties, RequestFieldNames.Reasoning) is { } beside && Parsed(beside).GetField("max_tokens") is not null)
            {
                throw new ArgumentException(ReasoningMapper.EffortAndBudget, nameof(properties));
            }

            AddEffort(effort);
        }

        foreach (KeyValuePair<string, object?> property in properties)
        {
            string name = FieldName(property.Key);
            if ((isKnown(name) || RequestFieldNames.IsOnlyOfResponses(name)) && name != RequestFieldNames.Effort && property.Value is not null)
            {
                JsonElement value = JsonValues.ToElement(property.Value, $"AdditionalProperties[\"{property.Key}\"]");
                Add(name, RequestFieldNames.Texts.Contains(name) ? value : Parsed(value));
            }
        }
    }

    private static JsonElement? Named(AdditionalPropertiesDictionary properties, string name) =>
        (properties.TryGetValue(name, out object? value) || properties.TryGetValue(Prefix + name, out value)) && value is not null
            ? JsonValues.ToElement(value, $"AdditionalProperties[\"{name}\"]")
            : null;

    /// <summary>Opens a JSON text where only an object or a list makes sense: prompt files and configuration have nothing but texts.</summary>
    private static JsonElement Parsed(JsonElement value) =>
        value.GetText() is { Length: > 1 } text && text[0] is '{' or '[' ? JsonRead.TryDetach(text) ?? value : value;

    private void AddAll(JsonElement options, Func<string, bool> isKnown)
    {
        foreach (JsonProperty field in options.EnumerateObject())
        {
            if (isKnown(field.Name))
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

    /// <summary>The short form of the effort, as the long one: together they are refused.</summary>
    private void AddEffort(JsonElement word)
    {
        if (word.ValueKind == JsonValueKind.String)
        {
            using JsonDraft draft = new();
            draft.Writer.WriteStartObject();
            draft.Writer.WritePropertyName("effort"u8);
            word.CopyTo(draft.Writer);
            draft.Writer.WriteEndObject();
            Add(RequestFieldNames.Reasoning, draft.ToElement());
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

    private void OpenExtraBody(Func<string, bool> isKnown)
    {
        if (!TryGet(RequestFieldNames.ExtraBody, out JsonElement extra) || extra.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty field in extra.EnumerateObject())
        {
            RefuseReserved(field);
            if (isKnown(field.Name) && string.Equals(field.Name, RequestFieldNames.Effort, StringComparison.Ordinal))
            {
                AddEffort(field.Value);
            }
            else if (isKnown(field.Name))
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
            "messages" or "input" => "pass messages and inputs to the call instead",
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
