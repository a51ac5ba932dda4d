namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>The endpoints, and the two ways to take an answer.</summary>
public static class Roads
{
    /// <summary>Gets whether it is the Responses endpoint.</summary>
    public static TheoryData<bool> Endpoints => [false, true];

    /// <summary>Gets whether it is the Responses endpoint, and whether it streams.</summary>
    public static TheoryData<bool, bool> All => new() { { false, false }, { false, true }, { true, false }, { true, true } };
}
