using System;
using System.Collections.Generic;
using System.Threading;

namespace OpenRouter.AI;

public sealed partial class OpenRouterClientOptions
{
    private const string Separators = "()<>@,;:\\\"/[]?={}";

    /// <summary>Checks that requests can be sent; <paramref name="authorized"/> tells that the given HttpClient brings its own authorization.</summary>
    /// <exception cref="ArgumentException">A setting cannot work; the message says what to do.</exception>
    internal void Validate(bool authorized = false)
    {
        ValidateKey(authorized || HasHeader("Authorization"));
        ValidateEndpoint();
        ValidateAttribution();
        if (MaxRetries < 0)
        {
            throw Invalid(nameof(MaxRetries), "must not be negative; 0 turns retries off");
        }

        if (IdleTimeout != Timeout.InfiniteTimeSpan && (IdleTimeout <= TimeSpan.Zero || IdleTimeout.TotalMilliseconds > int.MaxValue))
        {
            throw Invalid(nameof(IdleTimeout), "must be positive and at most 24 days; Timeout.InfiniteTimeSpan turns it off");
        }

        if (TimeProvider is null)
        {
            throw Invalid(nameof(TimeProvider), "must not be null; leave it at TimeProvider.System");
        }

        ValidatePositive(nameof(MaxEmbeddingBatchSize), MaxEmbeddingBatchSize);
        ValidatePositive(nameof(MaxEmbeddingBatchBytes), MaxEmbeddingBatchBytes);
        ValidatePositive(nameof(MaxParallelEmbeddingRequests), MaxParallelEmbeddingRequests);
        foreach (KeyValuePair<string, string> header in Headers)
        {
            ValidateHeader(header.Key, header.Value);
        }
    }

    internal static bool IsHeaderValue(string value)
    {
        foreach (char character in value)
        {
            if (character is not ('\t' or (>= ' ' and <= '~')))
            {
                return false;
            }
        }

        return true;
    }

    private void ValidateKey(bool authorized)
    {
        if (string.IsNullOrWhiteSpace(ApiKey))
        {
            if (!authorized)
            {
                throw Invalid(nameof(ApiKey), "is missing; create one at https://openrouter.ai/settings/keys and set it");
            }
        }
        else if (!IsHeaderValue(ApiKey!) || ApiKey!.IndexOfAny([' ', '\t']) >= 0)
        {
            // The key itself stays out of the message.
            throw Invalid(nameof(ApiKey), "holds white space, a line break or a character beyond ASCII; trim it and copy it again");
        }
    }

    private void ValidateEndpoint()
    {
        if (Endpoint is null || !Endpoint.IsAbsoluteUri || Endpoint.Scheme is not ("http" or "https"))
        {
            throw Invalid(nameof(Endpoint), "must be an absolute http or https address such as https://openrouter.ai/api/v1");
        }

        if (Endpoint.UserInfo.Length > 0)
        {
            // The address is shown in logs and telemetry, so it is not repeated here either.
            throw Invalid(nameof(Endpoint), "must not hold a user name or password; set Headers[\"Authorization\"] instead");
        }

        if (Endpoint.Query.Length > 0 || Endpoint.Fragment.Length > 0)
        {
            throw Invalid(nameof(Endpoint), "must end with the path, without a query or fragment");
        }
    }

    private void ValidateAttribution()
    {
        if (AppUrl is { IsAbsoluteUri: false })
        {
            throw Invalid(nameof(AppUrl), "must be an absolute address");
        }

        foreach (string category in AppCategories)
        {
            if (string.IsNullOrWhiteSpace(category) || !IsHeaderValue(category) || category.Contains(',', StringComparison.Ordinal))
            {
                throw Invalid(nameof(AppCategories), "must hold single words such as cli-agent");
            }
        }
    }

    private static void ValidatePositive(string property, int value)
    {
        if (value < 1)
        {
            throw Invalid(property, "must be at least 1");
        }
    }

    private static void ValidateHeader(string name, string? value)
    {
        if (string.IsNullOrEmpty(name) || !IsHeaderName(name))
        {
            throw Invalid(nameof(Headers), $"holds \"{name}\", which is no header name");
        }

        if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(nameof(Headers), $"must not hold {name}; the client describes its bodies itself");
        }

        if (value is null || !IsHeaderValue(value))
        {
            throw Invalid(nameof(Headers), $"holds no value, a line break or a character beyond ASCII in {name}");
        }
    }

    internal static bool IsHeaderName(string name)
    {
        foreach (char character in name)
        {
            if (character is <= ' ' or > '~' || Separators.Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasHeader(string name)
    {
        foreach (string key in Headers.Keys)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static ArgumentException Invalid(string property, string advice) =>
        new($"{nameof(OpenRouterClientOptions)}.{property} {advice}.", property);
}
