using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Transport;

/// <summary>
/// The headers of a request. Of one name only the first counts: the request's own, those of the options, the defaults of a given HttpClient,
/// ours. A key in the options comes before an authorization among the client's defaults, which it replaces.
/// </summary>
internal sealed class RequestHeaders
{
    private static readonly string Product = "OpenRouter.AI/" + Version();

    private readonly List<KeyValuePair<string, string>> _always = [];
    private readonly bool _accept;
    private readonly Credentials? _credentials;

    internal RequestHeaders(OpenRouterClientOptions options, HttpClient client, string? userAgentSuffix = null)
    {
        foreach (KeyValuePair<string, string> header in options.Headers)
        {
            _always.Add(header);
        }

        if (!string.IsNullOrWhiteSpace(options.ApiKey))
        {
            AddUnlessGiven("Authorization", "Bearer " + options.ApiKey, null);
        }

        AddUnlessGiven("User-Agent", userAgentSuffix is null ? Product : Product + " " + userAgentSuffix, client);
        if (options.AppUrl is { } url)
        {
            AddUnlessGiven("HTTP-Referer", Ascii(url.AbsoluteUri), client);
        }

        if (!string.IsNullOrWhiteSpace(options.AppTitle))
        {
            AddUnlessGiven("X-OpenRouter-Title", Ascii(options.AppTitle!.Trim()), client);
        }

        if (options.AppCategories.Count > 0)
        {
            AddUnlessGiven("X-OpenRouter-Categories", string.Join(",", options.AppCategories), client);
        }

        _credentials = Credentials.Of(_always.Concat(client.DefaultRequestHeaders.Select(
            static header => new KeyValuePair<string, string>(header.Key, string.Join(" ", header.Value)))));
        _accept = !Holds(_always, "Accept") && !client.DefaultRequestHeaders.Contains("Accept");
    }

    /// <summary>Gets what a request authorizes itself with; null when nothing does.</summary>
    internal Credentials? CredentialsOf(WireRequest request) =>
        request.Headers is { Count: > 0 } own && own.Any(static header => Credentials.MayHold(header.Key))
            ? Credentials.Of(own, _credentials)
            : _credentials;

    /// <exception cref="ArgumentException">A header of the request cannot be sent.</exception>
    internal void Apply(HttpRequestMessage message, WireRequest request)
    {
        IReadOnlyList<KeyValuePair<string, string>> own = request.Headers ?? [];
        foreach (KeyValuePair<string, string> header in own)
        {
            if (!OpenRouterClientOptions.IsHeaderValue(header.Value))
            {
                throw new ArgumentException(
                    $"The header {header.Key} holds a line break or a character beyond ASCII; percent-encode it.", nameof(request));
            }

            Add(message, header);
        }

        foreach (KeyValuePair<string, string> header in _always)
        {
            if (own.Count == 0 || !Holds(own, header.Key))
            {
                Add(message, header);
            }
        }

        if (_accept && !Holds(own, "Accept"))
        {
            // An answer to a streaming request is JSON when it fails early.
            Add(message, new("Accept", request.ExpectsStream ? "text/event-stream, application/json" : "application/json"));
        }
    }

    private static void Add(HttpRequestMessage message, KeyValuePair<string, string> header)
    {
        if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value))
        {
            throw new ArgumentException($"The header {header.Key} cannot be set on a request.", nameof(header));
        }
    }

    private static bool Holds(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Percent-encodes a text that HTTP stacks refuse; one that is plain ASCII stays as it is.</summary>
    private static string Ascii(string text)
    {
        if (OpenRouterClientOptions.IsHeaderValue(text))
        {
            return text;
        }

        const string Digits = "0123456789ABCDEF";
        StringBuilder encoded = new(text.Length * 3);
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            if (value is >= (byte)' ' and <= (byte)'~' and not (byte)'%')
            {
                encoded.Append((char)value);
            }
            else
            {
                encoded.Append('%').Append(Digits[value >> 4]).Append(Digits[value & 0xF]);
            }
        }

        return encoded.ToString();
    }

    private static string Version()
    {
        string? version = typeof(RequestHeaders).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        int build = version?.IndexOf('+', StringComparison.Ordinal) ?? -1;
        return version is null ? "0" : build < 0 ? version : version[..build];
    }

    private void AddUnlessGiven(string name, string value, HttpClient? client)
    {
        if (!Holds(_always, name) && client?.DefaultRequestHeaders.Contains(name) != true)
        {
            _always.Add(new(name, value));
        }
    }
}
