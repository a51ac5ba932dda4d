using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

// What steers this package or travels in headers.
public sealed partial class OpenRouterPromptExecutionSettings
{
    /// <inheritdoc cref="OpenRouterRequestOptions.ResponseCache"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public ResponseCacheSettings? ResponseCache
    {
        get => _fields.ResponseCache;
        set => Change(() => _fields.ResponseCache = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.RoutingMetadata"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public bool? RoutingMetadata
    {
        get => _fields.RoutingMetadata;
        set => Change(() => _fields.RoutingMetadata = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.AnthropicBeta"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<string>? AnthropicBeta
    {
        get => _fields.AnthropicBeta;
        set => Change(() => _fields.AnthropicBeta = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Headers"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IDictionary<string, string>? Headers
    {
        get => _fields.Headers;
        set => Change(() => _fields.Headers = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.LegacyMaxTokens"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public bool? LegacyMaxTokens
    {
        get => _fields.LegacyMaxTokens;
        set => Change(() => _fields.LegacyMaxTokens = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.StrictSchema"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public bool? StrictSchema
    {
        get => _fields.StrictSchema;
        set => Change(() => _fields.StrictSchema = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.IncludeRawChunks"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public bool? IncludeRawChunks
    {
        get => _fields.IncludeRawChunks;
        set => Change(() => _fields.IncludeRawChunks = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.ExtraBody"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IDictionary<string, JsonElement>? ExtraBody
    {
        get => _fields.ExtraBody;
        set => Change(() => _fields.ExtraBody = value);
    }
}
