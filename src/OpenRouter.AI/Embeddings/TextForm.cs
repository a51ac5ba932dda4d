using System;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings;

/// <summary>Texts, each one a string.</summary>
internal sealed class TextForm : IInputForm<string>
{
    private const int Quotes = 2;
    private const int LongestEscape = 6;

    internal static TextForm Instance { get; } = new();

    public long Size(string? input, int position) => string.IsNullOrEmpty(input)
        ? throw new ArgumentException($"The text at position {position} is {(input is null ? "null" : "empty")}; OpenRouter embeds none.", nameof(input))
        : SizeOf(input!);

    public void Write(WireBody body, Utf8JsonWriter writer, string input) => writer.WriteStringValue(input);

    /// <summary>Gets how many bytes a text takes as a JSON string.</summary>
    internal static long SizeOf(string text)
    {
        long size = Encoding.UTF8.GetByteCount(text) + Quotes;
        ReadOnlySpan<char> rest = text.AsSpan();
        int special = JsonScan.IndexOfSpecial(rest);
        while (special >= 0)
        {
            size += rest[special] is '"' or '\\' or '\n' or '\r' or '\t' ? 1 : LongestEscape - 1;
            rest = rest[(special + 1)..];
            special = JsonScan.IndexOfSpecial(rest);
        }

        return size;
    }
}
