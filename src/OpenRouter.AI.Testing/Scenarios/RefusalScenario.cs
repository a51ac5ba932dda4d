using System.Linq;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Refuses in the way of OpenAI: a text in <c>refusal</c>, no content, and an ordinary finish.</summary>
internal sealed class RefusalScenario : IScenario
{
    public ChatAnswer Answer(ChatRequest request) =>
        new(Words.Chunks("The local OpenRouter emulator refuses, as this scenario always does.")
            .Select(AnswerStep (piece) => new RefusalStep(piece)).ToList());
}
