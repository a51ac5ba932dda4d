using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI;

/// <summary>One reason to end the loop in which the model calls server tools (<c>stop_server_tools_when</c>).</summary>
/// <remarks>When a condition is met, the pending calls are still run and the model writes one last answer without tools.
/// Source: <see href="https://openrouter.ai/docs/guides/features/server-tools"/>.</remarks>
public sealed class StopCondition
{
    /// <summary>Makes a condition of any type, also of one without a factory here.</summary>
    /// <param name="type">The type as it is sent; its values go into <see cref="AdditionalProperties"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="type"/> is null, empty or white space.</exception>
    [JsonConstructor]
    public StopCondition(string type)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        Type = type;
    }

    /// <summary>Gets the type as it is sent.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; }

    /// <summary>Gets the number of steps of <c>step_count_is</c>.</summary>
    /// <value><see langword="null"/> for other types.</value>
    [JsonInclude]
    public int? StepCount { get; internal set; }

    /// <summary>Gets the tool of <c>has_tool_call</c>.</summary>
    /// <value><see langword="null"/> for other types.</value>
    [JsonInclude]
    public string? ToolName { get; internal set; }

    /// <summary>Gets the number of tokens of <c>max_tokens_used</c>.</summary>
    /// <value><see langword="null"/> for other types.</value>
    [JsonInclude]
    public int? MaxTokens { get; internal set; }

    /// <summary>Gets the US dollars of <c>max_cost</c>.</summary>
    /// <value><see langword="null"/> for other types.</value>
    [JsonInclude]
    public decimal? MaxCostInDollars { get; internal set; }

    /// <summary>Gets the finish reason of <c>finish_reason_is</c>.</summary>
    /// <value><see langword="null"/> for other types.</value>
    [JsonInclude]
    public string? Reason { get; internal set; }

    /// <summary>Gets or sets keys that are newer than this package.</summary>
    /// <value>Sent beside the other keys, unchanged; <see langword="null"/> (the default) adds none.</value>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>Ends the loop after a number of steps.</summary>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <returns>A <c>step_count_is</c> condition.</returns>
    public static StopCondition StepCountIs(int steps) => new("step_count_is") { StepCount = steps };

    /// <summary>Ends the loop once a tool has been called.</summary>
    /// <param name="toolName">The name of the tool.</param>
    /// <returns>A <c>has_tool_call</c> condition.</returns>
    /// <exception cref="ArgumentException"><paramref name="toolName"/> is null, empty or white space.</exception>
    public static StopCondition HasToolCall(string toolName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(toolName);
        return new("has_tool_call") { ToolName = toolName };
    }

    /// <summary>Ends the loop once it has used a number of tokens.</summary>
    /// <param name="tokens">The number of tokens, input and output of all steps together.</param>
    /// <returns>A <c>max_tokens_used</c> condition.</returns>
    public static StopCondition MaxTokensUsed(int tokens) => new("max_tokens_used") { MaxTokens = tokens };

    /// <summary>Ends the loop once it has cost more than an amount.</summary>
    /// <param name="dollars">The amount in US dollars.</param>
    /// <returns>A <c>max_cost</c> condition.</returns>
    public static StopCondition MaxCost(decimal dollars) => new("max_cost") { MaxCostInDollars = dollars };

    /// <summary>Ends the loop once the model stops for a reason.</summary>
    /// <param name="reason">The finish reason on the wire, for example <c>length</c>.</param>
    /// <returns>A <c>finish_reason_is</c> condition.</returns>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null, empty or white space.</exception>
    public static StopCondition FinishReasonIs(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new("finish_reason_is") { Reason = reason };
    }
}
