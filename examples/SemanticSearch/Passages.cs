using System.Collections.Generic;
using System.Text;

namespace OpenRouter.AI.Examples.SemanticSearch;

/// <summary>Cuts a Markdown or plain text into passages: paragraphs under their heading, short ones together, long ones in pieces.</summary>
internal static class Passages
{
    // About two hundred tokens: enough to say something, little enough to say one thing.
    private const int Size = 800;

    internal static IEnumerable<Passage> Of(string file, IEnumerable<string> lines)
    {
        string heading = "";
        StringBuilder text = new();
        int begin = 1;
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            bool isHeading = line.StartsWith('#');
            bool isFull = text.Length + line.Length > Size || (string.IsNullOrWhiteSpace(line) && text.Length > Size / 2);
            if ((isHeading || isFull) && text.Length > 0)
            {
                yield return new Passage(file, begin, heading, text.ToString());
                text.Clear();
            }

            if (isHeading)
            {
                heading = line.TrimStart('#').Trim();
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                begin = text.Length == 0 ? number : begin;
                text.Append(text.Length == 0 ? "" : "\n").Append(line.Trim());
                while (text.Length > 2 * Size)
                {
                    int length = char.IsHighSurrogate(text[Size - 1]) ? Size - 1 : Size;
                    yield return new Passage(file, begin, heading, text.ToString(0, length));
                    text.Remove(0, length);
                }
            }
        }

        if (text.Length > 0)
        {
            yield return new Passage(file, begin, heading, text.ToString());
        }
    }
}
