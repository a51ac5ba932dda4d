using System;
using System.Globalization;
using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>Numbers in their shortest decimal form, which is what the caller wrote.</summary>
internal static class JsonNumbers
{
    internal static void WriteShortest(this Utf8JsonWriter writer, string name, float value) => writer.WriteNumber(name, value);

    /// <summary>Parses a number of valid JSON to the nearest float; infinity when it is too large for one.</summary>
    internal static float ParseSingle(ReadOnlySpan<byte> text) => float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
