using System.Threading;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Errors;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Fails once, then echoes. It remembers, so that each emulator fails its first request.</summary>
internal sealed class FlakyScenario : IScenario
{
    private int _count;

    public ChatAnswer Answer(ChatRequest request) => Interlocked.Increment(ref _count) == 1
        ? throw new RejectedRequestException(ErrorCatalog.Of(429, request))
        : EchoScenario.Plain(EchoText.Of(request));
}
