namespace OpenRouter.AI.Inference;

/// <summary>The objects inside <c>usage</c> that hold counts.</summary>
internal enum UsageGroup
{
    Other,
    Input,
    Output,
    ServerTools,
    Cost,
}
