using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>What a rule or an assertion asks of a request.</summary>
internal sealed record RequestCondition(string? Model, string? Message, string? Tool)
{
    internal bool Fits(RecordedRequest request) =>
        (Model is null || FitsModel(request.Model))
        && (Message is null || request.LastMessage.Contains(Message, StringComparison.OrdinalIgnoreCase))
        && (Tool is null || request.ToolNames.Contains(Tool));

    internal string Describe(string endpoint, int? nth)
    {
        List<string> parts = [endpoint];
        parts.AddRange(Model is null ? [] : [$"model '{Model}'"]);
        parts.AddRange(Message is null ? [] : [$"message with '{Message}'"]);
        parts.AddRange(Tool is null ? [] : [$"tool '{Tool}'"]);
        parts.AddRange(nth is null ? [] : [$"number {nth}"]);
        return string.Join(", ", parts);
    }

    private bool FitsModel(string? model) => model is not null
        && (Model!.EndsWith('*') ? model.StartsWith(Model[..^1], StringComparison.Ordinal) : model == Model);
}
