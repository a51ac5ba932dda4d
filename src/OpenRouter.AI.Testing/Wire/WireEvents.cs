using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Wire;

/// <summary>Tells the events of a stream apart, and makes new ones.</summary>
internal static class WireEvents
{
    internal const string KeepAlive = ": OPENROUTER PROCESSING\n\n";

    private const string Prefix = "data: ";

    /// <summary>Whether a piece has data. Some servers name the event in a line before it.</summary>
    internal static bool IsEvent(byte[] piece) => piece.AsSpan().StartsWith("data:"u8) || piece.AsSpan().IndexOf("\ndata:"u8) >= 0;

    /// <summary>Gets the place of an event; -1 when there are fewer.</summary>
    internal static int PlaceOf(IReadOnlyList<byte[]> pieces, int number)
    {
        int seen = 0;
        for (int at = 0; at < pieces.Count; at++)
        {
            seen += IsEvent(pieces[at]) ? 1 : 0;
            if (seen == number)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Gets the place of the end mark; the end when there is none.</summary>
    internal static int EndMark(IReadOnlyList<byte[]> pieces)
    {
        int at = pieces.Count - 1;
        while (at >= 0 && Data(pieces[at]) != "[DONE]")
        {
            at--;
        }

        return at < 0 ? pieces.Count : at;
    }

    /// <summary>Gets the place behind the first events, which for none is before the first; the end when there are fewer.</summary>
    internal static int Behind(IReadOnlyList<byte[]> pieces, int events)
    {
        int at = PlaceOf(pieces, Math.Max(events, 1));
        return at < 0 ? pieces.Count : events == 0 ? at : at + 1;
    }

    /// <summary>Reads the JSON of an event; <see langword="null"/> for a comment, the end mark, and what a fault has cut.</summary>
    internal static JsonObject? Read(byte[] piece) => Data(piece) is { } data ? Parse(data) : null;

    /// <summary>Reads an object; <see langword="null"/> where there is none.</summary>
    internal static JsonObject? Parse(string json)
    {
        try
        {
            return json.TrimStart().StartsWith('{') ? JsonNode.Parse(json) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Data(byte[] piece)
    {
        string text = Encoding.UTF8.GetString(piece);
        string[] lines = [.. text.Split('\n').Where(static line => line.StartsWith("data:", StringComparison.Ordinal)).Select(static line => line[5..].Trim())];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    internal static byte[] Write(JsonNode data) => Encoding.UTF8.GetBytes(Prefix + JsonText.Of(data) + "\n\n");
}
