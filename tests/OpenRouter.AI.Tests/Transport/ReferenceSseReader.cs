using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Tests.Transport;

/// <summary>The standard's event stream, slowly: all of the text at once, line by line.</summary>
internal static class ReferenceSseReader
{
    public static List<string> Read(string text)
    {
        List<string> events = [];
        List<string> data = [];
        string[] lines = text.TrimStartOnce('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        foreach (string line in (string[])[.. lines, ""])
        {
            if (line.Length == 0)
            {
                Dispatch();
                continue;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            string field = colon < 0 ? line : line[..colon];
            string value = colon < 0 ? "" : line[(colon + 1)..];
            if (field == "data")
            {
                data.Add(value.TrimStartOnce(' '));
            }
        }

        return events;

        void Dispatch()
        {
            string joined = string.Join("\n", data);
            data.Clear();
            if (joined.Length > 0)
            {
                events.Add(joined);
            }
        }
    }

    private static string TrimStartOnce(this string text, char first) => text.StartsWith(first) ? text[1..] : text;
}
