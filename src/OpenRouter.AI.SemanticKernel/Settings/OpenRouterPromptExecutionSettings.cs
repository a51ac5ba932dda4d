using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Settings;

namespace OpenRouter.AI;

/// <summary>What a prompt or a chat can ask of OpenRouter: the settings that every service has, and all of its own.</summary>
/// <remarks>
/// <para>All is <see langword="null"/> by default, and what is <see langword="null"/> is not sent. Names that are newer than this package go
/// into <see cref="ExtraBody"/>. Names that are known are taken from <see cref="PromptExecutionSettings.ExtensionData"/> as well, where the
/// property of that name is null.</para>
/// <para>As JSON the settings have the names of the wire, such as <c>max_tokens</c>, <c>provider</c> and <c>reasoning</c>, so that they can
/// be written into prompt files. Semantic Kernel reads those files as plain <see cref="PromptExecutionSettings"/>; of their values its own
/// conversion loses <c>reasoning_effort</c> other than low, medium, high and xhigh on the way to an <see cref="IChatClient"/>, which then
/// refuses the request. Write <c>"reasoning": { "effort": "minimal" }</c> there, or convert with <see cref="FromExecutionSettings"/>; a service
/// of <c>AddOpenRouterChatCompletion</c> converts by itself.</para>
/// <para>Source: <see href="https://openrouter.ai/docs/api/reference/parameters"/>.</para>
/// </remarks>
[JsonConverter(typeof(PromptSettingsConverter))]
public sealed partial class OpenRouterPromptExecutionSettings : PromptExecutionSettings
{
    private OpenRouterRequestOptions _fields = new();
    private JsonElement? _frozenFields;

    /// <summary>Makes settings of this type out of any others, without losing what Semantic Kernel's own conversion loses.</summary>
    /// <param name="executionSettings">The settings; of another service, or as a prompt file gave them. Null gives empty ones.</param>
    /// <returns>The same instance when it is of this type already, else new settings.</returns>
    /// <exception cref="ArgumentException">A setting has a value that cannot be what its name says; the message names it.</exception>
    public static OpenRouterPromptExecutionSettings FromExecutionSettings(PromptExecutionSettings? executionSettings) => executionSettings switch
    {
        null => new OpenRouterPromptExecutionSettings(),
        OpenRouterPromptExecutionSettings own => own,
        _ => PromptSettingsReader.Read(executionSettings),
    };

    /// <inheritdoc/>
    public override PromptExecutionSettings Clone() => new OpenRouterPromptExecutionSettings
    {
        ModelId = ModelId,
        ServiceId = ServiceId,
        FunctionChoiceBehavior = FunctionChoiceBehavior,
        ExtensionData = ExtensionData is null ? null : new Dictionary<string, object>(ExtensionData),
        Temperature = Temperature,
        TopP = TopP,
        TopK = TopK,
        Seed = Seed,
        MaxTokens = MaxTokens,
        FrequencyPenalty = FrequencyPenalty,
        PresencePenalty = PresencePenalty,
        StopSequences = StopSequences is null ? null : [.. StopSequences],
        ParallelToolCalls = ParallelToolCalls,
        ChatSystemPrompt = ChatSystemPrompt,
        ChatDeveloperPrompt = ChatDeveloperPrompt,
        ReasoningEffort = ReasoningEffort,
        ResponseFormat = ResponseFormat,
        ServerTools = ServerTools is null ? null : [.. ServerTools],
        _fields = RequestFieldsJson.Parse(Fields),
    };

    /// <inheritdoc/>
    /// <remarks>What is changed afterwards inside of a nested value, such as <see cref="Provider"/>, has no effect either.</remarks>
    public override void Freeze()
    {
        if (IsFrozen)
        {
            return;
        }

        _frozenFields = RequestFieldsJson.Of(_fields);
        _stopSequences = _stopSequences is null ? null : new List<string>(_stopSequences).AsReadOnly();
        _serverTools = _serverTools is null ? null : new List<AITool>(_serverTools).AsReadOnly();
        base.Freeze();
    }

    /// <summary>Gets OpenRouter's own fields as JSON; those of frozen settings as they were when they were frozen.</summary>
    internal JsonElement Fields => _frozenFields ?? RequestFieldsJson.Of(_fields);

    /// <summary>Takes one field of OpenRouter as JSON.</summary>
    /// <exception cref="ArgumentException">The value cannot be what the name says.</exception>
    internal void Take(string name, JsonElement value) => _fields = RequestFieldsJson.With(_fields, name, value);

    /// <inheritdoc/>
    protected override void PrepareChatOptionsForRequest(ChatOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        PromptSettingsWriter.Write(this, options);
    }

    private void Change(Action change)
    {
        ThrowIfFrozen();
        change();
    }
}
