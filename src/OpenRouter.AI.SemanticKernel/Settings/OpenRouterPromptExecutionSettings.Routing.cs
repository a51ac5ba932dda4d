using System;
using System.Collections.Generic;

namespace OpenRouter.AI;

// Which models and providers answer, and how hard they think.
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

    /// <inheritdoc cref="OpenRouterRequestOptions.Transforms"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<string>? Transforms
    {
        get => _fields.Transforms;
        set => Change(() => _fields.Transforms = value);
    }
}
