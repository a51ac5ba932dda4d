using System.Text.RegularExpressions;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Finds credentials by their form, whatever they stand in.</summary>
internal static partial class SecretForms
{
    // All of them take time in proportion to the text; the limit is for bodies of many megabytes on a busy machine.
    private const int Limit = 30_000;

    internal static string Remove(string text, string sign)
    {
        string cleaned = Keys().Replace(text, sign);
        cleaned = Accounts().Replace(cleaned, "${kind}" + sign);
        cleaned = Headers().Replace(cleaned, "${start}" + sign);
        cleaned = Passwords().Replace(cleaned, sign);
        return Parameters().Replace(cleaned, found => IsSecret(found) ? found.Groups["start"].Value + sign : found.Value);
    }

    private static bool IsSecret(Match parameter) => SecretNames.IsSecretParameter(parameter.Groups["name"].Value, parameter.Groups["address"].Success);

    /// <summary>The keys of OpenRouter and of those behind it, of code hosts and clouds, signed tokens, private keys, and what follows a scheme.</summary>
    [GeneratedRegex(
        """
        (?:\b|(?<=\\[nrt]))(?:sk-[A-Za-z0-9_-]{8,}|sk_(?:live|test)_[A-Za-z0-9]{8,}|AIza[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}
        |gsk_[A-Za-z0-9]{16,}|hf_[A-Za-z0-9]{16,}|xai-[A-Za-z0-9]{16,}|pplx-[A-Za-z0-9]{16,}|r8_[A-Za-z0-9]{16,}|tvly-[A-Za-z0-9_-]{16,}
        |glpat-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|A(?:KIA|SIA)[A-Z0-9]{16}
        |eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)
        |(?<=\b(?i:Bearer)[ ]+)[A-Za-z0-9._~+/-]{8,}=*
        |(?<=-----BEGIN[ ](?:[A-Z]+[ ])?PRIVATE[ ]KEY-----)[^-]+
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, Limit)]
    private static partial Regex Keys();

    [GeneratedRegex(@"(?:\b|(?<=\\[nrt]))(?<kind>user_|org_)[A-Za-z0-9]{10,}", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Accounts();

    /// <summary>A header as it stands in a log or in the page of a proxy.</summary>
    [GeneratedRegex(
        @"(?<start>\b(?:(?:proxy-)?authorization|(?:x-)?(?:goog-)?api-key|(?:set-)?cookie)[ ]?:[ ]?(?:(?:basic|bearer|token)[ ]+)?)[^\s""'\\<>]{4,}",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Limit)]
    private static partial Regex Headers();

    /// <summary>The password of an address, between the name and the host.</summary>
    [GeneratedRegex(@"(?<=:(?:\\?/){2}[^/\s:@""\\]{0,64}:)[^/\s@""\\]+(?=@)", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Passwords();

    /// <summary>A parameter of an address or a form, or a line of a settings file.</summary>
    [GeneratedRegex(@"(?<start>(?:^|(?<address>(?<=[?&;]|\\u0026))|(?<=[#\s""'\\>]|\\[nrt])(?!u0026))(?<name>[\w.-]{1,64})=)[^&#\s""'\\<>;]+", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Parameters();
}
