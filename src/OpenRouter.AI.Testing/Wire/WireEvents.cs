using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Wire;

/// <summary>Tells the events of a stream apart, and makes new ones.</summary>
internal static class WireEvents
{
    internal const string KeepAlive = ": OPENROUTER PROCESSING\n\n";

    private const string Prefix = "data: ";

    internal static bool IsEvent(byte[] piece) => piece.AsSpan().StartsWith("data: "u8);

    /// <summary>Gets the place behind the first events, which for none is before the first; the end when there are fewer.</summary>
    internal static int Behind(IReadOnlyList<byte[]> pieces, int events)
    {
        int seen = 0;
        for (int at = 0; at < pieces.Count; at++)
        {
            if (!IsEvent(pieces[at]))
            {
                continue;
            }

            if (events == 0)
            {
                return at;
            }

            if (++seen == events)
            {
                return at + 1;
            }
        }

        return pieces.Count;
    }

    /// <summary>Reads the JSON of an event; <see langword="null"/> for a comment or the end mark.</summary>
    internal static JsonObject? Read(byte[] piece)
    {
        if (!IsEvent(piece))
        {
            return null;
        }

        string data = Encoding.UTF8.GetString(piece, Prefix.Length, piece.Length - Prefix.Length).Trim();
        return data.StartsWith('{') ? JsonNode.Parse(data) as JsonObject : null;
    }

    internal static byte[] Write(JsonNode data) => Encoding.UTF8.GetBytes(Prefix + JsonText.Of(data) + "\n\n");
}
