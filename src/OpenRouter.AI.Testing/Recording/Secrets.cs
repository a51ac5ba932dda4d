using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Takes out what must not get into a file: keys, cookies, and the ids of accounts.</summary>
internal sealed class Secrets
{
    internal const string Sign = "REDACTED";

    // Shorter values are too likely to stand for something else too.
    private const int Shortest = 8;

    private readonly string[] _values;

    private Secrets(IEnumerable<string> headers) => _values =
    [
        .. headers.SelectMany(static value => value.Split([' ', ';', ',', '=']).Append(value).SelectMany(static part => (string[])[part, Uri.EscapeDataString(part)]))
            .Where(static part => part.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(static part => part.Length),
    ];

    /// <summary>Gets what takes out all that is known by its name or its form.</summary>
    internal static Secrets Known { get; } = new([]);

    internal static Secrets Of(HttpRequestMessage request) =>
        new(request.Headers.Where(static header => SecretNames.IsSecret(header.Key)).SelectMany(static header => header.Value));

    internal static Secrets Of(IReadOnlyDictionary<string, string> headers) =>
        new(headers.Where(static header => SecretNames.IsSecret(header.Key)).Select(static header => header.Value));

    /// <summary>Puts <c>REDACTED</c> in the place of credentials and of accounts' ids, also in JSON within the text.</summary>
    internal string Remove(string text)
    {
        string cleaned = _values.Aggregate(text, static (left, value) => left.Replace(value, Sign, StringComparison.Ordinal));
        cleaned = QuotedSecrets.Remove(SecretForms.Remove(cleaned, Sign), Sign);
        return Decoded(cleaned);
    }

    /// <summary>Does the same to the events of a stream, line by line.</summary>
    internal string RemoveFromEvents(string text) => string.Join('\n', Remove(text).Split('\n').Select(Line));

    /// <summary>Does the same to all texts of a tree, and to members whose names tell that they are credentials.</summary>
    internal JsonNode? Remove(JsonNode? node) => node switch
    {
        JsonObject members => Cleaned(members),
        JsonArray items => new JsonArray([.. items.Select(Remove)]),
        JsonValue value when IsText(value) => JsonValue.Create(Remove(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    private JsonObject Cleaned(JsonObject members)
    {
        JsonObject cleaned = [];
        foreach ((string name, JsonNode? value) in members)
        {
            string kept = Remove(name);
            while (cleaned.ContainsKey(kept))
            {
                kept += "-";
            }

            cleaned[kept] = SecretNames.IsSecret(name) && !IsWord(members, name) ? Hidden(value) : Remove(value);
        }

        return cleaned;
    }

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    /// <summary>A piece of an answer that stands beside its probability is called a token too.</summary>
    private static bool IsWord(JsonObject members, string name) => name == "token" && members.ContainsKey("logprob");

    /// <summary>Numbers count something, and an object describes it, as a schema does.</summary>
    private JsonNode? Hidden(JsonNode? value) => value switch
    {
        JsonArray items => new JsonArray([.. items.Select(Hidden)]),
        not null when IsText(value) => JsonValue.Create(Sign),
        _ => Remove(value),
    };

    private string Line(string line)
    {
        const string Prefix = "data:";
        return line.StartsWith(Prefix, StringComparison.Ordinal) && line.AsSpan(Prefix.Length).TrimStart() is { Length: > 0 } data
            ? string.Concat(line.AsSpan(0, line.Length - data.Length), Decoded(data.ToString()))
            : line;
    }

    /// <summary>Looks behind the escapes of a text that is JSON. It stays as it is, byte for byte, when there is nothing to take out.</summary>
    private string Decoded(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        if (start.IsEmpty || start[0] is not ('{' or '['))
        {
            return text;
        }

        try
        {
            JsonNode json = JsonNode.Parse(text)!;
            JsonNode cleaned = Remove(json)!;
            return JsonNode.DeepEquals(json, cleaned) ? text : JsonText.Of(cleaned);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            // No JSON, or one with a name twice: what can be seen in the text has been taken out.
            return text;
        }
    }
}
