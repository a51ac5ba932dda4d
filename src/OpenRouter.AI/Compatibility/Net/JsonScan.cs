using System;
using System.Buffers;
using System.Text.Unicode;

namespace OpenRouter.AI.Json;

/// <summary>Vectorised searches for the characters that matter in JSON text.</summary>
internal static class JsonScan
{
    private static readonly SearchValues<char> SpecialChars = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private static readonly SearchValues<byte> SpecialBytes = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F"u8 +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"u8);

    /// <summary>Finds the first quote, backslash or control character; -1 when there is none.</summary>
    internal static int IndexOfSpecial(ReadOnlySpan<char> text) => text.IndexOfAny(SpecialChars);

    /// <summary>Finds the first quote, backslash or control character; -1 when there is none.</summary>
    internal static int IndexOfSpecial(ReadOnlySpan<byte> text) => text.IndexOfAny(SpecialBytes);

    internal static int IndexOfSurrogate(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\uD800', '\uDFFF');

    internal static bool IsUtf8(ReadOnlySpan<byte> text) => Utf8.IsValid(text);
}
