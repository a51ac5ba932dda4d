using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

// What every chat service has, under the names that Semantic Kernel uses.
public sealed partial class OpenRouterPromptExecutionSettings
{
    private IList<string>? _stopSequences;

    /// <summary>Gets or sets how freely the model chooses its words (<c>temperature</c>).</summary>
    /// <value>0 to 2; <see langword="null"/> (the default) leaves it to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public double? Temperature
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets the share of probable words that are considered (<c>top_p</c>).</summary>
    /// <value>0 to 1; <see langword="null"/> (the default) leaves it to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public double? TopP
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets how many of the most probable words are considered (<c>top_k</c>).</summary>
    /// <value>1 or more; not every model has it; <see langword="null"/> (the default) leaves it to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public int? TopK
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets the seed that makes answers repeatable where the model can (<c>seed</c>).</summary>
    /// <value>Any number; <see langword="null"/> (the default) leaves it to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public long? Seed
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets how many tokens the answer may have, reasoning included (<c>max_tokens</c>).</summary>
    /// <value>1 or more; <see langword="null"/> (the default) leaves it to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public int? MaxTokens
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets how much words lose that were used often (<c>frequency_penalty</c>).</summary>
    /// <value>-2 to 2; <see langword="null"/> (the default) leaves it to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public double? FrequencyPenalty
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets how much words lose that were used at all (<c>presence_penalty</c>).</summary>
    /// <value>-2 to 2; <see langword="null"/> (the default) leaves it to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public double? PresencePenalty
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets the words at which the answer ends (<c>stop_sequences</c>).</summary>
    /// <value><see langword="null"/> (the default) sets none. Most providers take four at most.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public IList<string>? StopSequences
    {
        get => _stopSequences;
        set => Change(() => _stopSequences = value);
    }

    /// <summary>Gets or sets whether the model may call several tools at once (<c>parallel_tool_calls</c>).</summary>
    /// <value><see langword="null"/> (the default) leaves it to the function choice behavior, and then to the model.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public bool? ParallelToolCalls
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets the instructions of the system (<c>chat_system_prompt</c>).</summary>
    /// <value><see langword="null"/> (the default) sends none. Not sent twice when the history begins with the same text.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public string? ChatSystemPrompt
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets a developer message that goes before the history when it has none.</summary>
    /// <value>Models that know no developers take it as a system message. <see langword="null"/> (the default) is none. The history that was
    /// given stays as it is. A client that is not of this package takes it as instructions, unless there is a
    /// <see cref="ChatSystemPrompt"/>.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public string? ChatDeveloperPrompt
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets how hard the model thinks (<c>reasoning_effort</c>), every level and every word included.</summary>
    /// <value><see langword="null"/> (the default) leaves it to the model. Where <see cref="Reasoning"/> has an effort, that one is
    /// sent.</value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    public ReasoningEffortLevel? ReasoningEffort
    {
        get;
        set => Change(() => field = value);
    }

    /// <summary>Gets or sets the form of the answer (<c>response_format</c>).</summary>
    /// <value>
    /// A <see cref="Type"/>, whose schema is made; <c>"text"</c> or <c>"json_object"</c>; a JSON schema, or a whole
    /// <c>{"type":"json_schema","json_schema":{…}}</c>, as <see cref="System.Text.Json.JsonElement"/>, node, document or text; or a
    /// <see cref="ChatResponseFormat"/>. <see langword="null"/> (the default) asks for none. Anything else is an
    /// <see cref="ArgumentException"/> at the request.
    /// </value>
    /// <exception cref="InvalidOperationException">The settings are frozen.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/guides/features/structured-outputs"/>.</remarks>
    public object? ResponseFormat
    {
        get;
        set => Change(() => field = value);
    }
}
