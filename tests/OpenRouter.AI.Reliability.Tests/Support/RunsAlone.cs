namespace OpenRouter.AI.Reliability.Support;

/// <summary>Tests that measure the memory of the process: no other runs at the same time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RunsAlone
{
    public const string Name = "alone";
}
