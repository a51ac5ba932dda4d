using System;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>Numbers in their shortest decimal form, which is what the caller wrote. The writer itself gives nine digits there.</summary>
internal static class JsonNumbers
{
    internal static void WriteShortest(this Utf8JsonWriter writer, string name, float value)
    {
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            throw new ArgumentException($"{name} must be a number.", nameof(value));
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture), skipInputValidation: true);
    }

    /// <summary>Parses a number of valid JSON to the nearest float; infinity when it is too large for one.</summary>
    internal static float ParseSingle(ReadOnlySpan<byte> text)
    {
        try
        {
            return float.Parse(Encoding.ASCII.GetString(text), NumberStyles.Float, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return text[0] == (byte)'-' ? float.NegativeInfinity : float.PositiveInfinity;
        }
    }
}
