using System;
using System.Text.Json.Serialization;
using OpenRouter.AI.Json;

namespace OpenRouter.AI;

/// <summary>A request field that a model may support.</summary>
/// <remarks>What a model does not support is ignored by the service, or leaves no provider when
/// <see cref="ProviderRouting.RequireParameters"/> is set. Source:
/// <see href="https://openrouter.ai/docs/api/api-reference/models/get-models"/>.</remarks>
[JsonConverter(typeof(OpenStringConverter<ModelParameter>))]
public readonly record struct ModelParameter : IOpenString
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire. Words that are newer than this package are passed on unchanged.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public ModelParameter(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>temperature</c>: randomness.</summary>
    public static ModelParameter Temperature { get; } = new("temperature");

    /// <summary>Gets <c>top_p</c>: nucleus sampling.</summary>
    public static ModelParameter TopP { get; } = new("top_p");

    /// <summary>Gets <c>top_k</c>: sampling among the most probable.</summary>
    public static ModelParameter TopK { get; } = new("top_k");

    /// <summary>Gets <c>min_p</c>: a floor of probability.</summary>
    public static ModelParameter MinP { get; } = new("min_p");

    /// <summary>Gets <c>top_a</c>: a relative floor of probability.</summary>
    public static ModelParameter TopA { get; } = new("top_a");

    /// <summary>Gets <c>frequency_penalty</c>: a penalty by frequency.</summary>
    public static ModelParameter FrequencyPenalty { get; } = new("frequency_penalty");

    /// <summary>Gets <c>presence_penalty</c>: a penalty by presence.</summary>
    public static ModelParameter PresencePenalty { get; } = new("presence_penalty");

    /// <summary>Gets <c>repetition_penalty</c>: a penalty of repetition.</summary>
    public static ModelParameter RepetitionPenalty { get; } = new("repetition_penalty");

    /// <summary>Gets <c>max_tokens</c>: a limit of the output.</summary>
    public static ModelParameter MaxTokens { get; } = new("max_tokens");

    /// <summary>Gets <c>max_completion_tokens</c>: a limit of the output, the newer name.</summary>
    public static ModelParameter MaxCompletionTokens { get; } = new("max_completion_tokens");

    /// <summary>Gets <c>logit_bias</c>: weights of single tokens.</summary>
    public static ModelParameter LogitBias { get; } = new("logit_bias");

    /// <summary>Gets <c>logprobs</c>: log probabilities.</summary>
    public static ModelParameter Logprobs { get; } = new("logprobs");

    /// <summary>Gets <c>top_logprobs</c>: log probabilities of alternatives.</summary>
    public static ModelParameter TopLogprobs { get; } = new("top_logprobs");

    /// <summary>Gets <c>prediction</c>: predicted output.</summary>
    public static ModelParameter Prediction { get; } = new("prediction");

    /// <summary>Gets <c>seed</c>: repeatable sampling.</summary>
    public static ModelParameter Seed { get; } = new("seed");

    /// <summary>Gets <c>response_format</c>: answers in JSON.</summary>
    public static ModelParameter ResponseFormat { get; } = new("response_format");

    /// <summary>Gets <c>structured_outputs</c>: answers that follow a JSON schema.</summary>
    public static ModelParameter StructuredOutputs { get; } = new("structured_outputs");

    /// <summary>Gets <c>stop</c>: stop sequences.</summary>
    public static ModelParameter Stop { get; } = new("stop");

    /// <summary>Gets <c>tools</c>: function calls.</summary>
    public static ModelParameter Tools { get; } = new("tools");

    /// <summary>Gets <c>tool_choice</c>: which function must be called.</summary>
    public static ModelParameter ToolChoice { get; } = new("tool_choice");

    /// <summary>Gets <c>parallel_tool_calls</c>: several calls at once.</summary>
    public static ModelParameter ParallelToolCalls { get; } = new("parallel_tool_calls");

    /// <summary>Gets <c>include_reasoning</c>: returned thoughts.</summary>
    public static ModelParameter IncludeReasoning { get; } = new("include_reasoning");

    /// <summary>Gets <c>reasoning</c>: thinking before the answer.</summary>
    public static ModelParameter Reasoning { get; } = new("reasoning");

    /// <summary>Gets <c>reasoning_effort</c>: how hard to think.</summary>
    public static ModelParameter ReasoningEffort { get; } = new("reasoning_effort");

    /// <summary>Gets <c>web_search_options</c>: a search of the model itself.</summary>
    public static ModelParameter WebSearchOptions { get; } = new("web_search_options");

    /// <summary>Gets <c>verbosity</c>: how much to write.</summary>
    public static ModelParameter Verbosity { get; } = new("verbosity");

    /// <summary>Makes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word as it is on the wire.</param>
    public static implicit operator ModelParameter(string value) => new(value);

    /// <summary>Returns the word as it is on the wire.</summary>
    public override string ToString() => Value;
}
