using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>Finds what must not get into a file: keys, cookies, and the ids of accounts.</summary>
internal sealed partial class Secrets
{
    private const string Sign = "REDACTED";

    // Shorter values are too likely to stand for something else too.
    private const int Shortest = 8;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Api-Key", "Api_Key", "ApiKey", "X-OpenRouter-Key",
        "Access_Token", "Refresh_Token", "Client_Secret", "Password",
    };

    private readonly string[] _values;

    private Secrets(IEnumerable<string> headers) => _values =
    [
        .. headers.SelectMany(static value => value.Split([' ', ';', ',', '=']).Append(value).SelectMany(static part => (string[])[part, Uri.EscapeDataString(part)]))
            .Where(static part => part.Length >= Shortest).Distinct(StringComparer.Ordinal).OrderByDescending(static part => part.Length),
    ];

    internal static Secrets Of(HttpRequestMessage request) =>
        new(request.Headers.Where(static header => IsSecret(header.Key)).SelectMany(static header => header.Value));

    internal static Secrets Of(IReadOnlyDictionary<string, string> headers) =>
        new(headers.Where(static header => IsSecret(header.Key)).Select(static header => header.Value));

    /// <summary>Whether a header, a member or a parameter of this name holds a credential; one that counts tokens does not.</summary>
    internal static bool IsSecret(string name) => Names.Contains(name)
        || name.EndsWith("-token", StringComparison.OrdinalIgnoreCase) || name.Contains("secret", StringComparison.OrdinalIgnoreCase);

    /// <summary>Puts <c>REDACTED</c> in the place of credentials and of accounts' ids.</summary>
    internal string Remove(string text)
    {
        string cleaned = _values.Aggregate(text, static (left, value) => left.Replace(value, Sign, StringComparison.Ordinal));
        cleaned = Keys().Replace(cleaned, Sign);
        cleaned = Accounts().Replace(cleaned, "${kind}" + Sign);
        return Parameters().Replace(cleaned, static found => IsSecret(found.Groups["name"].Value) || found.Groups["name"].ValueSpan.Equals("key", StringComparison.OrdinalIgnoreCase) ? $"{found.Groups["start"].Value}{Sign}" : found.Value);
    }

    /// <summary>Does the same to all texts of a tree, and to members whose names tell that they are credentials.</summary>
    internal JsonNode? Remove(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            Remove(member.Key), IsSecret(member.Key) && IsText(member.Value) ? (JsonNode?)JsonValue.Create(Sign) : Remove(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Remove)]),
        JsonValue value when IsText(value) => JsonValue.Create(Remove(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_-]{8,}|(?<=Bearer )[A-Za-z0-9._~+/-]{8,}=*", RegexOptions.None, 1000)]
    private static partial Regex Keys();

    [GeneratedRegex(@"\b(?<kind>user_|org_)[A-Za-z0-9]{10,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Accounts();

    [GeneratedRegex(@"(?<start>[?&](?<name>[\w.-]+)=)[^&#\s""]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameters();
}
