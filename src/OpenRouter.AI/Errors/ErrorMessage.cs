using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace OpenRouter.AI.Errors;

/// <summary>Writes the one line that an exception shows: <c>[provider] reason (status, error type)</c>.</summary>
internal static class ErrorMessage
{
    private const int MaxReason = 440;

    // Ids of Clerk accounts are 27 characters after the prefix; shorter ones are somebody's variable name.
    private const int MinAccountId = 20;

    // Short words after "sk-" are no keys.
    private const int MinKey = 12;

    internal static string Compose(string? provider, string reason, int? status, string? kind)
    {
        StringBuilder line = new();
        if (provider is not null)
        {
            line.Append('[').Append(OneLine(provider, 60)).Append("] ");
        }

        line.Append(OneLine(reason, MaxReason));
        if (status is null && kind is null)
        {
            return line.ToString();
        }

        line.Append(" (");
        if (status is { } number)
        {
            line.Append(number.ToString(CultureInfo.InvariantCulture)).Append(kind is null ? "" : ", ");
        }

        return line.Append(kind is null ? "" : OneLine(kind, 60)).Append(')').ToString();
    }

    /// <summary>What a status means, for answers that do not say why.</summary>
    internal static string Describe(int status) => status switch
    {
        520 or 521 or 522 or 523 or 525 or 526 or 527 => "The edge in front of OpenRouter could not reach it",
        524 => "The edge in front of OpenRouter gave up waiting",
        529 => "The provider is overloaded",
        _ when Enum.IsDefined(typeof(HttpStatusCode), status) => "The service answered " + ((HttpStatusCode)status).ToString(),
        _ => "The service answered without a reason",
    };

    /// <summary>Masks what looks like an API key, and the ids of accounts.</summary>
    internal static string Mask(string text)
    {
        text = MaskWord(text, "sk-or-", 0, "***");
        text = MaskWord(text, "sk-", MinKey, "***");
        text = MaskWord(text, "Bearer ", MinKey, "***");
        text = MaskWord(text, "bearer ", MinKey, "***");
        text = MaskWord(text, "AIza", MinKey, "***");
        text = MaskWord(text, "user_", MinAccountId, "***");
        return MaskWord(text, "org_", MinAccountId, "***");
    }

    private static string MaskWord(string text, string prefix, int minLength, string mask)
    {
        StringBuilder? masked = null;
        int copied = 0;
        int found = text.IndexOf(prefix, StringComparison.Ordinal);
        while (found >= 0)
        {
            int from = found + prefix.Length;
            int to = from;
            while (to < text.Length && IsKeyCharacter(text[to]))
            {
                to++;
            }

            if (to - from >= Math.Max(minLength, 1) && (found == 0 || !char.IsLetterOrDigit(text[found - 1])))
            {
                masked ??= new StringBuilder();
                masked.Append(text, copied, from - copied).Append(mask);
                copied = to;
            }

            found = text.IndexOf(prefix, to, StringComparison.Ordinal);
        }

        return masked is null ? text : masked.Append(text, copied, text.Length - copied).ToString();
    }

    private static string OneLine(string text, int maxLength)
    {
        // Masked before the cut, so that no half of a key remains.
        text = Mask(text);
        StringBuilder line = new(Math.Min(text.Length, maxLength + 1));
        bool blank = false;
        foreach (char character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                blank = line.Length > 0;
                continue;
            }

            if (line.Length + (blank ? 1 : 0) >= maxLength)
            {
                TrimHalf(line);
                return line.Append('…').ToString();
            }

            if (blank)
            {
                line.Append(' ');
                blank = false;
            }

            line.Append(character);
        }

        return line.ToString();
    }

    private static void TrimHalf(StringBuilder line)
    {
        if (line.Length > 0 && char.IsHighSurrogate(line[^1]))
        {
            line.Length--;
        }
    }

    private static bool IsKeyCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.';
}
