namespace OpenRouter.AI.Tests.Support;

/// <summary>For tests that look at the whole process: its memory, or tasks that nobody observed.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class RunsAlone
{
    public const string Name = "Alone";
}
