using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers.Steps;

/// <summary>One piece of an answer.</summary>
internal abstract record AnswerStep
{
    /// <summary>Adds the piece to the delta of a chunk.</summary>
    internal abstract void AddTo(JsonObject delta);

    /// <summary>Adds the piece to the message of a body.</summary>
    internal abstract void AddTo(AnswerMessage message);
}
