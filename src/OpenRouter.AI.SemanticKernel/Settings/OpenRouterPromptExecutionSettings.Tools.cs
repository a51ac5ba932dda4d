using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

// What OpenRouter does around the models by itself.
public sealed partial class OpenRouterPromptExecutionSettings
{
    private IList<AITool>? _serverTools;

    /// <summary>Gets or sets the tools that OpenRouter runs by itself, which are offered beside the functions of the kernel.</summary>
    /// <value>Those of <see cref="OpenRouterTools"/>, and the hosted ones of Microsoft.Extensions.AI that OpenRouter has, such as
    /// <see cref="HostedWebSearchTool"/>. <see langword="null"/> (the default) offers none. A function is an <see cref="ArgumentException"/> at
    /// the request: Semantic Kernel invokes none but those of its plugins, which <c>FunctionChoiceBehavior</c> offers.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    /// <remarks>They are no JSON: prompt files write <c>"extra_body": { "tools": […] }</c> in their place.</remarks>
    [JsonIgnore]
    public IList<AITool>? ServerTools
    {
        get => _serverTools;
        set => Change(() => _serverTools = value);
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
}
