using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Makes the steps of a tool call: its head, then its arguments in pieces, the first of them empty as Claude's is.</summary>
internal static class ToolCallSteps
{
    private const int PieceLength = 12;

    internal static IEnumerable<AnswerStep> Of(ChatRequest request, OfferedTool tool, int index) =>
        Of(request, tool.Name, Arguments(request, tool), index);

    internal static IEnumerable<AnswerStep> Of(ChatRequest request, string name, string arguments, int index, string? id = null) =>
        arguments.Chunk(PieceLength).Select(AnswerStep (piece) => new ArgumentsStep(index, new string(piece)))
            .Prepend(new ArgumentsStep(index, string.Empty))
            .Prepend(new ToolCallStep(index, id ?? Id(request, index), name));

    internal static string Arguments(ChatRequest request, OfferedTool tool) => JsonText.Of(
        tool.Parameters.IsGiven && SchemaSample.Of(tool.Parameters.Value, request.LastUserText) is JsonObject sample
            ? sample
            : new JsonObject());

    /// <summary>The length of the conversation makes the id new on each turn, and the same for the same request.</summary>
    private static string Id(ChatRequest request, int index) => $"call_emulator_{request.Messages.Count}_{index}";
}
