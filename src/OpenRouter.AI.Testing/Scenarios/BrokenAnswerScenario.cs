using System.Linq;
using OpenRouter.AI.Testing.Answers;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Begins like the echo, with two chunks, and ends badly.</summary>
internal sealed class BrokenAnswerScenario : IScenario
{
    private const int ChunksBefore = 2;

    private readonly AnswerEnding _ending;

    internal BrokenAnswerScenario(AnswerEnding ending) => _ending = ending;

    public ChatAnswer Answer(ChatRequest request) =>
        new(EchoScenario.Plain(EchoText.Of(request)).Steps.Take(ChunksBefore).ToList()) { Ending = _ending };
}
