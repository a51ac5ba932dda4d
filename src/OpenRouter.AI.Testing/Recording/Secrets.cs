using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Finds what must not get into a file: keys, cookies, and the ids of accounts.</summary>
internal static partial class Secrets
{
    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Api-Key", "X-Clerk-Auth-Token", "X-OpenRouter-Key",
    };

    internal static bool IsSecret(string header) => Headers.Contains(header)
        || header.Contains("token", StringComparison.OrdinalIgnoreCase) || header.Contains("secret", StringComparison.OrdinalIgnoreCase);

    /// <summary>Puts <c>REDACTED</c> in the place of what looks like a key or an account's id, and of a given key wherever it stands.</summary>
    internal static string Remove(string text, string? key)
    {
        string cleaned = string.IsNullOrEmpty(key) ? text : text.Replace(key, "REDACTED", StringComparison.Ordinal);
        cleaned = Keys().Replace(cleaned, "REDACTED");
        return Accounts().Replace(cleaned, "${kind}REDACTED");
    }

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_-]{8,}|(?<=Bearer )[A-Za-z0-9._~+/-]{8,}=*", RegexOptions.None, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex(@"\b(?<kind>user_|org_)[A-Za-z0-9]{10,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Accounts();
}
