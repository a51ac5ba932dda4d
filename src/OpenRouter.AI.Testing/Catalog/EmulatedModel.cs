using System.Collections.Generic;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>A model that the emulator offers. Prices are US dollars per token.</summary>
/// <param name="Id">The name used in requests.</param>
/// <param name="Slug">The permanent name, which answers carry.</param>
/// <param name="Name">The display name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Scenario">How it answers.</param>
internal sealed record EmulatedModel(string Id, string Slug, string Name, string Description, IScenario Scenario)
{
    private static readonly string[] UsualParameters =
    [
        "temperature", "top_p", "top_k", "min_p", "frequency_penalty", "presence_penalty", "repetition_penalty", "max_tokens",
        "max_completion_tokens", "seed", "stop", "response_format", "structured_outputs", "tools", "tool_choice", "parallel_tool_calls",
    ];

    private static readonly string[] ReasoningParameters = ["reasoning", "reasoning_effort", "include_reasoning"];

    internal decimal PromptPrice { get; init; } = 0.000001m;

    internal decimal CompletionPrice { get; init; } = 0.000002m;

    /// <summary>Gets whether it thinks first.</summary>
    internal bool Reasons { get; private init; }

    internal IReadOnlyList<string> Input { get; init; } = ["text", "image", "file", "audio"];

    internal IReadOnlyList<string> Output { get; init; } = ["text"];

    internal int ContextLength { get; init; } = 128000;

    /// <summary>Gets the longest answer in tokens; <see langword="null"/> for one that gives none.</summary>
    internal int? MaxCompletionTokens { get; init; } = 16384;

    /// <summary>Gets the fields of a request that it heeds.</summary>
    internal IReadOnlyList<string> Parameters { get; init; } = UsualParameters;

    internal EmulatedModel WithReasoning() => this with { Reasons = true, Parameters = [.. UsualParameters, .. ReasoningParameters] };
}
