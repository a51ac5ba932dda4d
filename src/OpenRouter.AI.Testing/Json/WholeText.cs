using System;
using System.Globalization;
using System.Text;

namespace OpenRouter.AI.Testing.Json;

/// <summary>JSON may spell half a pair of UTF-16 (<c>"\ud800"</c>), which is no text: whoever reads it fails. It is read as U+FFFD.</summary>
internal static class WholeText
{
    private const int EscapeLength = 6;

    /// <summary>Finds the first half pair in a JSON text; -1 when there is none.</summary>
    internal static int IndexOfHalf(string json)
    {
        for (int at = json.IndexOf('\\', StringComparison.Ordinal); at >= 0; at = at < json.Length ? json.IndexOf('\\', at) : -1)
        {
            (bool isHalf, int length) = Escape(json, at);
            if (isHalf)
            {
                return at;
            }

            at += length;
        }

        return -1;
    }

    /// <summary>Writes half pairs as U+FFFD.</summary>
    internal static string Of(string json)
    {
        int half = IndexOfHalf(json);
        if (half < 0)
        {
            return json;
        }

        StringBuilder text = new(json, 0, half, json.Length);
        for (int at = half; at < json.Length;)
        {
            (bool isHalf, int length) = json[at] == '\\' ? Escape(json, at) : (false, 1);
            text.Append(isHalf ? "\\ufffd" : json.AsSpan(at, Math.Min(length, json.Length - at)));
            at += length;
        }

        return text.ToString();
    }

    /// <summary>Reads the escape that begins at a backslash.</summary>
    private static (bool IsHalf, int Length) Escape(string json, int at) => Unit(json, at) switch
    {
        null => (false, 2),
        { } first when char.IsHighSurrogate(first) && Unit(json, at + EscapeLength) is { } second && char.IsLowSurrogate(second) => (false, 2 * EscapeLength),
        { } first => (char.IsSurrogate(first), EscapeLength),
    };

    private static char? Unit(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
            && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit)
                ? (char)unit
                : null;
}
