using System;
using System.Collections.Generic;

namespace OpenRouter.AI;

// Which models and providers answer, and what OpenRouter does around them.
public sealed partial class OpenRouterPromptExecutionSettings
{
    /// <inheritdoc cref="OpenRouterRequestOptions.Models"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<string>? Models
    {
        get => _fields.Models;
        set => Change(() => _fields.Models = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Preset"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public string? Preset
    {
        get => _fields.Preset;
        set => Change(() => _fields.Preset = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Provider"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public ProviderRouting? Provider
    {
        get => _fields.Provider;
        set => Change(() => _fields.Provider = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Reasoning"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public ReasoningSettings? Reasoning
    {
        get => _fields.Reasoning;
        set => Change(() => _fields.Reasoning = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Plugins"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<OpenRouterPlugin>? Plugins
    {
        get => _fields.Plugins;
        set => Change(() => _fields.Plugins = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.MaxToolCalls"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public int? MaxToolCalls
    {
        get => _fields.MaxToolCalls;
        set => Change(() => _fields.MaxToolCalls = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.StopServerToolsWhen"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<StopCondition>? StopServerToolsWhen
    {
        get => _fields.StopServerToolsWhen;
        set => Change(() => _fields.StopServerToolsWhen = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.WebSearchOptions"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public WebSearchOptions? WebSearchOptions
    {
        get => _fields.WebSearchOptions;
        set => Change(() => _fields.WebSearchOptions = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.XSearchFilter"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public XSearchFilter? XSearchFilter
    {
        get => _fields.XSearchFilter;
        set => Change(() => _fields.XSearchFilter = value);
    }

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

    /// <inheritdoc cref="OpenRouterRequestOptions.Transforms"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<string>? Transforms
    {
        get => _fields.Transforms;
        set => Change(() => _fields.Transforms = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Debug"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public DebugSettings? Debug
    {
        get => _fields.Debug;
        set => Change(() => _fields.Debug = value);
    }
}
