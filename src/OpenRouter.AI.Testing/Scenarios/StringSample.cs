using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Makes a string that fits a schema, by its format, its name and its length.</summary>
internal static class StringSample
{
    private static readonly (string Part, string Sample)[] ByPartOfName =
    [
        ("city", "Paris"), ("location", "Paris"), ("place", "Paris"), ("country", "France"), ("date", "2026-01-31"),
        ("email", "ada@example.com"), ("url", "https://example.com/"), ("name", "Ada"), ("unit", "celsius"),
    ];

    private static readonly HashSet<string> TextNames = new(StringComparer.OrdinalIgnoreCase)
    {
        string.Empty, "text", "query", "message", "question", "answer", "prompt", "input", "content", "summary",
    };

    internal static string Of(JsonElement schema, string name, string text)
    {
        string format = Member(schema, "format") is { ValueKind: JsonValueKind.String } value ? value.GetString()! : string.Empty;
        string sample = ByFormat(format) ?? ByName(name, text);
        if (Member(schema, "minLength") is { ValueKind: JsonValueKind.Number } least && sample.Length < least.GetInt32())
        {
            sample = sample.PadRight(least.GetInt32(), 'x');
        }

        return Member(schema, "maxLength") is { ValueKind: JsonValueKind.Number } most && sample.Length > most.GetInt32()
            ? sample[..most.GetInt32()]
            : sample;
    }

    private static string? ByFormat(string format) => format switch
    {
        "date" => "2026-01-31",
        "time" => "12:30:00Z",
        "date-time" => "2026-01-31T12:30:00Z",
        "duration" => "PT1H",
        "email" => "ada@example.com",
        "uri" or "uri-reference" or "iri" => "https://example.com/",
        "hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uuid" => "00000000-0000-4000-8000-000000000001",
        _ => null,
    };

    private static string ByName(string name, string text)
    {
        foreach ((string part, string sample) in ByPartOfName)
        {
            if (name.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return sample;
            }
        }

        return TextNames.Contains(name) ? text : "example";
    }

    private static JsonElement? Member(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out JsonElement member) ? member : null;
}
