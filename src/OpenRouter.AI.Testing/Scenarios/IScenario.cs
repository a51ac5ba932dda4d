using OpenRouter.AI.Testing.Answers;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>How an emulated model answers.</summary>
internal interface IScenario
{
    /// <summary>Answers a request that has passed the checks. The same request gets the same answer, unless the scenario says
    /// otherwise.</summary>
    /// <exception cref="Errors.RejectedRequestException">The model fails before it says anything.</exception>
    ChatAnswer Answer(ChatRequest request);
}
