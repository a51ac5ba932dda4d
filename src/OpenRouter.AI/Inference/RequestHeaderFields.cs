using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>The settings of a request that travel as headers.</summary>
internal static class RequestHeaderFields
{
    private const int LongestCacheSeconds = 86_400;

    internal static List<KeyValuePair<string, string>> Of(RequestFields fields)
    {
        List<KeyValuePair<string, string>> headers = [];
        AddCache(headers, fields.Get("response_cache") ?? default);
        if (fields.Get("routing_metadata") is { ValueKind: JsonValueKind.True or JsonValueKind.False } routing)
        {
            Add(headers, "X-OpenRouter-Metadata", routing.ValueKind == JsonValueKind.True ? "enabled" : "disabled");
        }

        if (fields.Get("anthropic_beta") is { ValueKind: JsonValueKind.Array or JsonValueKind.String } betas)
        {
            Add(headers, "x-anthropic-beta", betas.ValueKind == JsonValueKind.String
                ? betas.GetString()!
                : string.Join(",", betas.EnumerateArray().Select(static beta => beta.ToString())));
        }

        if (fields.Get("headers") is { ValueKind: JsonValueKind.Object } given)
        {
            // They win over the settings above; of two doors that spell one name differently the higher one comes first.
            HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
            foreach (JsonProperty header in given.EnumerateObject())
            {
                if (seen.Add(header.Name))
                {
                    Add(headers, header.Name, header.Value.ToString());
                }
            }
        }

        return headers;
    }

    private static void AddCache(List<KeyValuePair<string, string>> headers, JsonElement cache)
    {
        if (cache.GetField("enabled") is { ValueKind: JsonValueKind.True or JsonValueKind.False } enabled)
        {
            Add(headers, "X-OpenRouter-Cache", enabled.ValueKind == JsonValueKind.True ? "true" : "false");
        }

        if (cache.GetField("ttl") is { ValueKind: JsonValueKind.Number } ttl)
        {
            int seconds = (int)ttl.GetDouble();
            if (seconds is < 1 or > LongestCacheSeconds)
            {
                throw new ArgumentException($"The lifetime of a cached response must be from 1 second to one day, not {seconds} seconds.", nameof(cache));
            }

            Add(headers, "X-OpenRouter-Cache-TTL", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (cache.GetField("clear") is { ValueKind: JsonValueKind.True })
        {
            Add(headers, "X-OpenRouter-Cache-Clear", "true");
        }
    }

    /// <exception cref="ArgumentException">HTTP cannot carry the name or the value.</exception>
    internal static void Add(List<KeyValuePair<string, string>> headers, string name, string value)
    {
        if (!OpenRouterClientOptions.IsHeaderName(name) || !OpenRouterClientOptions.IsHeaderValue(value))
        {
            throw new ArgumentException(
                $"The header {name} of the request has a name or value that HTTP cannot carry; percent-encode what is beyond ASCII.", nameof(value));
        }

        if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The header {name} describes the body and is set by the client; leave it out.", nameof(name));
        }

        headers.RemoveAll(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase));
        headers.Add(new KeyValuePair<string, string>(name, value));
    }
}
