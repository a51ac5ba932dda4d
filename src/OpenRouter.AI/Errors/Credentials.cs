using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Errors;

/// <summary>
/// What a request authorizes itself with. Services and proxies repeat it in their errors at times, and not every key looks like one, so it is
/// hidden by its very letters.
/// </summary>
internal sealed class Credentials
{
    // Shorter ones are no secrets, and would blot out ordinary words.
    private const int Shortest = 6;

    private const string Mask = "***";

    private static readonly string[] Telling = ["auth", "key", "token", "secret", "cookie"];

    private readonly List<string> _secrets = [];

    private Credentials()
    {
    }

    /// <summary>Gets the credentials among some headers, and others beside them; null when there are none.</summary>
    internal static Credentials? Of(IEnumerable<KeyValuePair<string, string>> headers, Credentials? others = null)
    {
        Credentials found = new();
        found._secrets.AddRange(others?._secrets ?? []);
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (MayHold(header.Key))
            {
                string value = header.Value.Trim();
                found.Add(value);
                found.Add(value[(value.LastIndexOf(' ') + 1)..]);
            }
        }

        return found._secrets.Count > 0 ? found : null;
    }

    /// <summary>Whether a header may hold credentials, by its name.</summary>
    internal static bool MayHold(string header) => Array.Exists(Telling, word => header.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets a text without the credentials.</summary>
    internal string Hide(string text)
    {
        foreach (string secret in _secrets)
        {
            if (text.Contains(secret, StringComparison.Ordinal))
            {
                text = new StringBuilder(text).Replace(secret, Mask).ToString();
            }
        }

        return text;
    }

    /// <summary>Gets a copy of JSON without the credentials.</summary>
    internal JsonElement Hide(JsonElement json)
    {
        string text = json.GetRawText();
        string hidden = Hide(text);
        if (ReferenceEquals(text, hidden))
        {
            return json.Clone();
        }

        using JsonDocument document = JsonDocument.Parse(hidden);
        return document.RootElement.Clone();
    }

    public override string ToString() => Mask;

    private void Add(string secret)
    {
        if (secret.Length >= Shortest && !_secrets.Contains(secret))
        {
            _secrets.Add(secret);
        }
    }
}
