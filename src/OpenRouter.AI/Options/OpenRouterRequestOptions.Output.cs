using System.Collections.Generic;
using System.Text.Json.Serialization;
using OpenRouter.AI.Options;

namespace OpenRouter.AI;

// What comes out, and how the model draws its tokens.
public sealed partial class OpenRouterRequestOptions
{
    /// <summary>Gets or sets the processing tier.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the service.</value>
    [JsonPropertyOrder(1)]
    public ServiceTier? ServiceTier { get; set; }

    /// <summary>Gets or sets the kinds of output that are wanted.</summary>
    /// <value><see langword="null"/> (the default) asks for none in particular, which means text.</value>
    [JsonPropertyOrder(1)]
    public IList<OutputModality>? Modalities { get; set; }

    /// <summary>Gets or sets how generated pictures look.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the model.</value>
    [JsonPropertyOrder(1)]
    public ImageConfig? ImageConfig { get; set; }

    /// <summary>Gets or sets how spoken answers sound.</summary>
    /// <value><see langword="null"/> (the default) sends none.</value>
    [JsonPropertyOrder(1)]
    public AudioSettings? Audio { get; set; }

    /// <summary>Gets or sets how much the model should write.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the model.</value>
    [JsonPropertyOrder(1)]
    public Verbosity? Verbosity { get; set; }

    /// <summary>Gets or sets text that the answer will mostly repeat, so that it comes faster.</summary>
    /// <value><see langword="null"/> (the default) predicts nothing. Few models use it; tokens that were predicted wrongly are
    /// billed.</value>
    [JsonPropertyOrder(1)]
    [JsonConverter(typeof(PredictionConverter))]
    public string? Prediction { get; set; }

    /// <summary>Gets or sets how probable a token must be, measured by the most probable one.</summary>
    /// <value>0 to 1; <see langword="null"/> (the default) leaves it to the provider.</value>
    [JsonPropertyOrder(1)]
    public double? MinP { get; set; }

    /// <summary>Gets or sets how probable a token must be, measured by the square of the most probable one.</summary>
    /// <value>0 to 1; <see langword="null"/> (the default) leaves it to the provider.</value>
    [JsonPropertyOrder(1)]
    public double? TopA { get; set; }

    /// <summary>Gets or sets how much tokens that were already used lose.</summary>
    /// <value>0 to 2, 1 changes nothing; <see langword="null"/> (the default) leaves it to the provider.</value>
    [JsonPropertyOrder(1)]
    public double? RepetitionPenalty { get; set; }

    /// <summary>Gets or sets how much single tokens win or lose.</summary>
    /// <value>Token id to -100..100; <see langword="null"/> (the default) changes nothing.</value>
    [JsonPropertyOrder(1)]
    [JsonConverter(typeof(OrderedNumbersConverter))]
    public IDictionary<string, double>? LogitBias { get; set; }

    /// <summary>Gets or sets whether the log probabilities of the tokens are returned.</summary>
    /// <value><see langword="null"/> (the default) does not ask. They are in <see cref="OpenRouterResponseMetadata.Logprobs"/>.</value>
    [JsonPropertyOrder(1)]
    public bool? Logprobs { get; set; }

    /// <summary>Gets or sets for how many alternatives of each token the log probability is returned.</summary>
    /// <value>0 to 20; <see langword="null"/> (the default) asks for none. Needs <see cref="Logprobs"/>.</value>
    [JsonPropertyOrder(1)]
    public int? TopLogprobs { get; set; }
}
