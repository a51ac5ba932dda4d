using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Errors;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>Fails before anything is said.</summary>
internal sealed class ErrorScenario : IScenario
{
    private readonly int _status;

    internal ErrorScenario(int status) => _status = status;

    public ChatAnswer Answer(ChatRequest request) => throw new RejectedRequestException(ErrorCatalog.Of(_status, request));
}
