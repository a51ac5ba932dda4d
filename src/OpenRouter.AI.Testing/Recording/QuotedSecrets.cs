using System;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>
/// Finds members with credentials in JSON that stands in a text: in the events of a stream, in a body that was cut off, in a string of other
/// JSON, where each quote has backslashes before it.
/// </summary>
internal static partial class QuotedSecrets
{
    internal static string Remove(string text, string sign)
    {
        StringBuilder? cleaned = null;
        int done = 0;
        for (Match start = Start().Match(text); start.Success; start = start.NextMatch())
        {
            int value = start.Index + start.Length;
            if (value <= done || !SecretNames.IsSecret(start.Groups["name"].Value))
            {
                continue;
            }

            int depth = start.Groups["depth"].Length;
            int quote = End(text, value, depth);
            if (start.Groups["name"].Value != "token" || !IsWord(text, start.Index, quote))
            {
                (cleaned ??= new StringBuilder()).Append(text, done, value - done).Append(sign);
                done = quote - Math.Min(depth, quote < text.Length ? Backslashes(text, quote) : 0);
            }
        }

        return cleaned is null ? text : cleaned.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Gets the quote that ends a text, or the JSON around it; the length of the whole when it was cut off.</summary>
    private static int End(string text, int start, int depth)
    {
        for (int quote = text.IndexOf('"', start); quote >= 0; quote = text.IndexOf('"', quote + 1))
        {
            // Backslashes of the value itself come in steps of depth + 1; an odd number of them escapes the quote.
            int run = Math.Min(Backslashes(text, quote), quote - start);
            if (run < depth || (run - depth) % (2 * (depth + 1)) == 0)
            {
                return quote;
            }
        }

        return text.Length;
    }

    /// <summary>A piece of an answer that stands beside its probability is called a token too.</summary>
    private static bool IsWord(string text, int name, int end)
    {
        int first = Math.Max(text.LastIndexOf('{', name), 0);
        int last = text.AsSpan(end).IndexOfAny('{', '}');
        ReadOnlySpan<char> beside = text.AsSpan(first, (last < 0 ? text.Length : end + last) - first);
        return beside.Contains("\"logprob", StringComparison.Ordinal) || beside.Contains("logprob\\", StringComparison.Ordinal);
    }

    private static int Backslashes(string text, int at)
    {
        int start = at;
        while (start > 0 && text[start - 1] == '\\')
        {
            start--;
        }

        return at - start;
    }

    [GeneratedRegex("""(?<!\\)(?<depth>\\*)"(?<name>[\w.\- ]{1,64})\k<depth>"\s*:\s*\k<depth>"(?!")""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Start();
}
