using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OpenRouter.AI.Preflight;

/// <summary>Compares what a request needs with what a model has. What the catalog does not say about a model is not held against
/// it.</summary>
internal sealed class PreflightRules
{
    // What other endpoints than those of chat give.
    private static readonly string[] OtherOutputs = ["embeddings", "rerank", "speech", "transcription"];

    private readonly List<OpenRouterPreflightIssue> _issues = [];
    private readonly string _name;
    private readonly OpenRouterModel _model;
    private readonly PreflightNeeds _needs;

    private PreflightRules(string name, OpenRouterModel model, PreflightNeeds needs)
    {
        _name = name;
        _model = model;
        _needs = needs;
    }

    internal static IReadOnlyList<OpenRouterPreflightIssue> Check(string name, OpenRouterModel model, PreflightNeeds needs, DateTimeOffset now)
    {
        PreflightRules rules = new(name, model, needs);
        rules.CheckExpiration(now);
        rules.CheckModalities(needs.Input, model.InputModalities, OpenRouterPreflightCheck.InputModality, "does not read");
        rules.CheckModalities(needs.Output, model.OutputModalities, OpenRouterPreflightCheck.OutputModality, "does not give");
        rules.CheckChat();
        if (model.SupportedParameters.Count > 0)
        {
            rules.CheckTools();
            rules.CheckFormat();
        }

        rules.CheckEffort();
        rules.CheckSizes();
        return rules._issues;
    }

    private void CheckExpiration(DateTimeOffset now)
    {
        // The model still works on the day itself.
        if (_model.ExpirationDate is { } last && now >= last.AddDays(1))
        {
            string day = last.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            Add(OpenRouterPreflightCheck.Expiration, "expiration_date", $"{_name} expired on {day}.");
        }
    }

    private void CheckModalities(
        IEnumerable<ModelModality> wanted, IReadOnlyList<ModelModality> had, OpenRouterPreflightCheck check, string lack)
    {
        foreach (ModelModality missing in had.Count == 0 ? [] : wanted.Except(had))
        {
            Add(check, missing.Value, $"{_name} {lack} {missing.Value}.");
        }
    }

    /// <summary>A request that names no kind of output still wants an answer.</summary>
    private void CheckChat()
    {
        IReadOnlyList<ModelModality> outputs = _model.OutputModalities;
        if (_needs.Output.Count == 0 && outputs.Count > 0 && outputs.All(static output => OtherOutputs.Contains(output.Value, StringComparer.OrdinalIgnoreCase)))
        {
            Add(OpenRouterPreflightCheck.OutputModality, ModelModality.Text.Value, $"{_name} does not answer messages.");
        }
    }

    private void CheckTools()
    {
        if (_needs.Tools && !_model.Supports(ModelParameter.Tools))
        {
            Add(OpenRouterPreflightCheck.Tools, ModelParameter.Tools.Value, $"{_name} does not call tools.");
        }
        else if (_needs.ToolChoice && !_model.Supports(ModelParameter.ToolChoice))
        {
            Add(OpenRouterPreflightCheck.ToolChoice, ModelParameter.ToolChoice.Value, $"{_name} cannot be made to call a tool.");
        }
    }

    private void CheckFormat()
    {
        if (_needs.Format.Count > 0 && !_needs.Format.Any(_model.Supports))
        {
            string wanted = _needs.Format[0].Value;
            Add(OpenRouterPreflightCheck.StructuredOutput, wanted, $"{_name} does not support {wanted}.");
        }
    }

    private void CheckEffort()
    {
        if (_needs.Effort is not { } effort)
        {
            return;
        }

        OpenRouterModelReasoning? reasoning = _model.Reasoning;
        if (effort == ReasoningEffortLevel.None.Value)
        {
            if (reasoning?.IsMandatory == true)
            {
                Add(OpenRouterPreflightCheck.ReasoningEffort, effort, $"{_name} cannot stop thinking.");
            }
        }
        else if (reasoning?.SupportedEfforts is { Count: > 0 } efforts && !efforts.Contains(new ReasoningEffortLevel(effort)))
        {
            Add(OpenRouterPreflightCheck.ReasoningEffort, effort, $"{_name} does not have the effort {effort}.", isBlocking: false);
        }
        else if (reasoning is null && _model.SupportedParameters.Count > 0 && !_model.Supports(ModelParameter.Reasoning))
        {
            Add(OpenRouterPreflightCheck.ReasoningEffort, ModelParameter.Reasoning.Value, $"{_name} does not think.");
        }
    }

    private void CheckSizes()
    {
        if (_model.ContextLength is { } context and > 0 && _needs.LeastInputTokens > context)
        {
            Add(
                OpenRouterPreflightCheck.ContextLength,
                "context_length",
                Text($"The messages have at least {_needs.LeastInputTokens} tokens, {_name} has a context of {context}."));
        }

        if ((_model.MaxCompletionTokens ?? _model.ContextLength) is { } most and > 0 && _needs.MaxOutputTokens > most)
        {
            Add(
                OpenRouterPreflightCheck.MaxOutputTokens,
                "max_completion_tokens",
                Text($"{_name} writes at most {most} tokens, not {_needs.MaxOutputTokens}."));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private void Add(OpenRouterPreflightCheck check, string capability, string message, bool isBlocking = true) =>
        _issues.Add(new OpenRouterPreflightIssue(_name, check, capability, message) { IsBlocking = isBlocking });
}
