using System;
using System.Collections.Generic;

namespace OpenRouter.AI;

// What comes out, and how the model draws its tokens.
public sealed partial class OpenRouterPromptExecutionSettings
{
    /// <inheritdoc cref="OpenRouterRequestOptions.ServiceTier"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public ServiceTier? ServiceTier
    {
        get => _fields.ServiceTier;
        set => Change(() => _fields.ServiceTier = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Modalities"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<OutputModality>? Modalities
    {
        get => _fields.Modalities;
        set => Change(() => _fields.Modalities = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.ImageConfig"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public ImageConfig? ImageConfig
    {
        get => _fields.ImageConfig;
        set => Change(() => _fields.ImageConfig = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Audio"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public AudioSettings? Audio
    {
        get => _fields.Audio;
        set => Change(() => _fields.Audio = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Verbosity"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public Verbosity? Verbosity
    {
        get => _fields.Verbosity;
        set => Change(() => _fields.Verbosity = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Prediction"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public string? Prediction
    {
        get => _fields.Prediction;
        set => Change(() => _fields.Prediction = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.MinP"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public double? MinP
    {
        get => _fields.MinP;
        set => Change(() => _fields.MinP = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.TopA"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public double? TopA
    {
        get => _fields.TopA;
        set => Change(() => _fields.TopA = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.RepetitionPenalty"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public double? RepetitionPenalty
    {
        get => _fields.RepetitionPenalty;
        set => Change(() => _fields.RepetitionPenalty = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.LogitBias"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IDictionary<string, double>? LogitBias
    {
        get => _fields.LogitBias;
        set => Change(() => _fields.LogitBias = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.Logprobs"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public bool? Logprobs
    {
        get => _fields.Logprobs;
        set => Change(() => _fields.Logprobs = value);
    }

    /// <inheritdoc cref="OpenRouterRequestOptions.TopLogprobs"/>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public int? TopLogprobs
    {
        get => _fields.TopLogprobs;
        set => Change(() => _fields.TopLogprobs = value);
    }
}
