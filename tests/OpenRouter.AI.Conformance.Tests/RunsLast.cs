namespace OpenRouter.AI.Conformance;

/// <summary>Collections that may not run beside others run after all of those: the count comes when the recordings are through.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class RunsLast
{
    public const string Name = "Last";
}
