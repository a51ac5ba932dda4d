using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Cites two pages before it speaks. One has no title, which happens.</summary>
internal sealed class CitationsScenario : IScenario
{
    public ChatAnswer Answer(ChatRequest request) => new(
    [
        new CitationStep("https://example.com/first", "The first page", "What the first page says."),
        new CitationStep("https://example.com/second", string.Empty, "What the second page says."),
        .. EchoScenario.Plain(EchoText.Of(request)).Steps,
    ]);
}
