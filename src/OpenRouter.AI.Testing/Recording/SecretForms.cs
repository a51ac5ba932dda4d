using System.Text;
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
        cleaned = Schemes().Replace(cleaned, "${start}" + sign);
        cleaned = PrivateKeys().Replace(cleaned, "${start}" + sign);
        cleaned = Headers().Replace(cleaned, "${start}" + sign);
        cleaned = Passwords().Replace(cleaned, "${start}" + sign);
        cleaned = Parameters().Replace(cleaned, found => Hidden(found, IsSecretParameter(found), sign));
        cleaned = EncodedParameters().Replace(cleaned, found => Hidden(found, IsSecretParameter(found), sign));
        cleaned = RemoveSettings(cleaned, sign);
        return Parts().Replace(cleaned, found => Hidden(found, SecretNames.IsSecret(found.Groups["name"].Value), sign));
    }

    private static string Hidden(Match found, bool isSecret, string sign) => isSecret ? found.Groups["start"].Value + sign : found.Value;

    /// <summary>What is no credential may hold the name of one: the search goes on behind its name.</summary>
    private static string RemoveSettings(string text, string sign)
    {
        StringBuilder? cleaned = null;
        int done = 0;
        for (Match found = Settings().Match(text); found.Success;)
        {
            int value = found.Index + found.Groups["start"].Length;
            bool isSecret = SecretNames.IsSecret(found.Groups["name"].Value);
            if (isSecret)
            {
                (cleaned ??= new StringBuilder()).Append(text, done, value - done).Append(sign);
                done = found.Index + found.Length;
            }

            found = Settings().Match(text, isSecret ? done : value);
        }

        return cleaned is null ? text : cleaned.Append(text, done, text.Length - done).ToString();
    }

    private static bool IsSecretParameter(Match parameter) =>
        SecretNames.IsSecretParameter(parameter.Groups["name"].Value, parameter.Groups["address"].Success);

    /// <summary>The keys of OpenRouter and of those behind it, of code hosts and clouds, and signed tokens.</summary>
    [GeneratedRegex(
        """
        (?<=\b|\\[nrt])(?:sk-[A-Za-z0-9_-]{8,}|sk_(?:live|test)_[A-Za-z0-9]{8,}|AIza[A-Za-z0-9_-]{20,}|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,}
        |gsk_[A-Za-z0-9]{16,}|hf_[A-Za-z0-9]{16,}|xai-[A-Za-z0-9]{16,}|pplx-[A-Za-z0-9]{16,}|r8_[A-Za-z0-9]{16,}|tvly-[A-Za-z0-9_-]{16,}
        |glpat-[A-Za-z0-9_-]{16,}|xox[abprs]-[A-Za-z0-9-]{10,}|A(?:KIA|SIA)[A-Z0-9]{16}
        |eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, Limit)]
    private static partial Regex Keys();

    /// <summary>What follows a scheme.</summary>
    [GeneratedRegex(@"(?<start>\b[Bb][Ee][Aa][Rr][Ee][Rr][ ]+)[A-Za-z0-9._~+/-]{8,}=*", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Schemes();

    [GeneratedRegex(@"(?<start>-----BEGIN[ ](?:[A-Z]+[ ])?PRIVATE[ ]KEY-----)[^-]+", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex PrivateKeys();

    [GeneratedRegex(@"(?:\b|(?<=\\[nrt]))(?<kind>user_|org_)[A-Za-z0-9]{10,}", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Accounts();

    /// <summary>A header as it stands in a log or in the page of a proxy. All of a line of cookies is one.</summary>
    [GeneratedRegex(
        """
        (?<start>(?:authorization|api-key)[ ]?:[ ]?(?:(?:basic|bearer|token|api-?key|digest|negotiate|ntlm|hmac|aws4-hmac-sha256)[ ]+)?)[^\s"'\\<>]{4,}
        |(?<start>cookie[ ]?:[ ]?)(?=[^\s="'\\<>]{1,256}=)[^"'\\<>\r\n]+
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace, Limit)]
    private static partial Regex Headers();

    /// <summary>The password of an address, between the name and the host.</summary>
    [GeneratedRegex(@"(?<start>:(?:\\?/){2}[^/\s:@""\\]{0,64}:)[^/\s@""\\]{1,1024}(?=@)", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Passwords();

    /// <summary>A parameter of an address or a form, or a line of a settings file. The search is for the sign and looks back from it, since it is rare.</summary>
    [GeneratedRegex(
        @"(?<start>=)(?<=(?:^|(?<address>[?&;]|\\u0026)|[#,:\s""'\\>]|\\[nrt])(?<name>[\w.-]{1,64}?)=)[^&#\s""'\\<>;]+", RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Parameters();

    /// <summary>A parameter of an address that is itself a parameter, escaped once or more.</summary>
    [GeneratedRegex(
        @"(?<start>(?<address>%(?:25){0,4}(?:3[Ff]|26))(?<name>[\w.-]{1,64})%(?:25){0,4}3[Dd])(?:(?!%(?:25){0,4}26)[^&#\s""'\\<>;])+",
        RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex EncodedParameters();

    /// <summary>A line of settings or of code, with a colon, with blanks or with quotes. A value without quotes needs a digit: <c>token: string</c>
    /// and <c>Password: required</c> are no credentials. Names in double quotes are those of JSON, which are read as such.</summary>
    [GeneratedRegex(
        """
        (?<start>[:=](?<=(?<![\w.-])(?<name>[\w.-]{1,64})'?[ \t]{0,8}[:=])[ \t]{0,8}(?:\\{0,16}["'])?)
        (?:(?<=["'])[^"'\\<>\r\n]{4,}|(?<!["'])(?=(?>[^\s"'\\<>&;,(){}[\]0-9]{0,64})[0-9])[^\s"'\\<>&;,(){}[\]]{6,})
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, Limit)]
    private static partial Regex Settings();

    /// <summary>A part of a form in several parts.</summary>
    [GeneratedRegex(
        @"(?<start>\bform-data;[ ]?name=""?(?<name>[\w.-]{1,64})""?[^\r\n]{0,256}(?:\r?\n[^\r\n]{1,256}){0,9}\r?\n\r?\n)(?s:.{1,4096}?)(?=\r?\n--)",
        RegexOptions.ExplicitCapture, Limit)]
    private static partial Regex Parts();
}
