using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Preflight;

/// <summary>What a request asks of its model.</summary>
internal sealed record PreflightNeeds
{
    /// <summary>Gets the models that may serve: the one asked for, then the fallbacks. Empty when the account or a preset
    /// decides.</summary>
    internal IReadOnlyList<string> Models { get; private init; } = [];

    internal IReadOnlyList<ModelModality> Input { get; private init; } = [];

    internal IReadOnlyList<ModelModality> Output { get; private init; } = [];

    internal bool Tools { get; private init; }

    internal bool ToolChoice { get; private init; }

    /// <summary>Gets the parameters of which one is needed for the response format; empty for text.</summary>
    internal IReadOnlyList<ModelParameter> Format { get; private init; } = [];

    internal string? Effort { get; private init; }

    internal long? MaxOutputTokens { get; private init; }

    /// <summary>Gets the tokens that the texts have at the very least.</summary>
    internal long LeastInputTokens { get; private init; }

    internal static PreflightNeeds Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options, RequestFields fields, string? defaultModel)
    {
        PreflightContents contents = PreflightContents.Of(messages, options, ParsesEveryPdf(fields));
        bool tools = !IsForbidden(options, fields)
            && (options?.Tools is { Count: > 0 } || fields.Get("tools") is { ValueKind: JsonValueKind.Array });
        return new PreflightNeeds
        {
            Models = ModelsOf(options, fields, defaultModel),
            Input = contents.Modalities,
            Output = Words(fields.Get("modalities")),
            Tools = tools,
            ToolChoice = tools && IsForced(options, fields),
            Format = FormatOf(options, fields),
            Effort = (fields.Get(RequestFieldNames.Reasoning) ?? default).GetTextField("effort")
                ?? Text(fields.Get("reasoning_effort"))
                ?? EffortOf(options),
            MaxOutputTokens = Count(fields.Get("max_completion_tokens"))
                ?? Count(fields.Get("max_output_tokens"))
                ?? Count(fields.Get("max_tokens"))
                ?? options?.MaxOutputTokens,
            LeastInputTokens = IsCompressed(fields) ? 0 : contents.LeastTokens,
        };
    }

    private static List<string> ModelsOf(ChatOptions? options, RequestFields fields, string? defaultModel)
    {
        List<string> models = [];
        string? model = Text(fields.Get("model")) ?? options?.ModelId ?? defaultModel;
        if (!string.IsNullOrWhiteSpace(model))
        {
            models.Add(model!);
        }

        models.AddRange(Texts(fields.Get("models")).Where(fallback => !models.Contains(fallback)));
        return models;
    }

    /// <summary>Tools that may not be called need no model that can call them.</summary>
    private static bool IsForbidden(ChatOptions? options, RequestFields fields) => fields.Get("tool_choice") is { } choice
        ? choice.Is("none")
        : options?.ToolMode is NoneChatToolMode;

    private static bool IsForced(ChatOptions? options, RequestFields fields) => fields.Get("tool_choice") switch
    {
        null => options?.ToolMode is RequiredChatToolMode,
        { ValueKind: JsonValueKind.Object } => true,
        { } word => word.Is("required"),
    };

    private static ModelParameter[] FormatOf(ChatOptions? options, RequestFields fields)
    {
        JsonElement? given = fields.Get("response_format") ?? (fields.Get("text") ?? default).GetField("format");
        string? type = given is { } raw
            ? raw.GetTextField("type")
            : options?.ResponseFormat is ChatResponseFormatJson json ? json.Schema is null ? "json_object" : "json_schema" : null;
        return type switch
        {
            "json_schema" => [ModelParameter.StructuredOutputs],
            "json_object" => [ModelParameter.ResponseFormat, ModelParameter.StructuredOutputs],
            _ => [],
        };
    }

    /// <summary>OpenRouter turns PDF into text for any model, unless the model itself is to read it.</summary>
    private static bool ParsesEveryPdf(RequestFields fields) => !Plugins(fields).Any(static plugin =>
        plugin.GetTextField("id") == "file-parser" && (plugin.GetField("pdf") ?? default).GetTextField("engine") == "native");

    private static bool IsCompressed(RequestFields fields) =>
        Texts(fields.Get("transforms")).Any() || Plugins(fields).Any(static plugin => plugin.GetTextField("id") == "context-compression");

    private static JsonElement.ArrayEnumerator Plugins(RequestFields fields) =>
        fields.Get("plugins") is { ValueKind: JsonValueKind.Array } plugins ? plugins.EnumerateArray() : default;

    private static ModelModality[] Words(JsonElement? list) => [.. Texts(list).Select(static word => new ModelModality(word))];

    private static IEnumerable<string> Texts(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } array
        ? array.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)
        : [];

    private static string? Text(JsonElement? value) => value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static long? Count(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long count) ? count : null;

    private static string? EffortOf(ChatOptions? options) => options?.Reasoning?.Effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };
}
