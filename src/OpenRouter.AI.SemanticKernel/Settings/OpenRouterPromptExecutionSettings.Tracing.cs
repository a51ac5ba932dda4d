using System;
using System.Collections.Generic;

namespace OpenRouter.AI;

// What belongs together: prompts that are cached, conversations, and the records of them.
public sealed partial class OpenRouterPromptExecutionSettings
{
    /// <inheritdoc cref="OpenRouterRequestOptions.CacheControl"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public CacheControl? CacheControl
    {
        get => _fields.CacheControl;
        set => Change(() => _fields.CacheControl = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.PromptCacheKey"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public string? PromptCacheKey
    {
        get => _fields.PromptCacheKey;
        set => Change(() => _fields.PromptCacheKey = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.PromptCacheOptions"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public PromptCacheOptions? PromptCacheOptions
    {
        get => _fields.PromptCacheOptions;
        set => Change(() => _fields.PromptCacheOptions = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.SessionId"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public string? SessionId
    {
        get => _fields.SessionId;
        set => Change(() => _fields.SessionId = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Trace"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public TraceSettings? Trace
    {
        get => _fields.Trace;
        set => Change(() => _fields.Trace = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Metadata"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IDictionary<string, string>? Metadata
    {
        get => _fields.Metadata;
        set => Change(() => _fields.Metadata = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.User"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public string? User
    {
        get => _fields.User;
        set => Change(() => _fields.User = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Debug"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public DebugSettings? Debug
    {
        get => _fields.Debug;
        set => Change(() => _fields.Debug = value);
    }
}
