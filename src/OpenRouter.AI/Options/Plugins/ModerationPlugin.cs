namespace OpenRouter.AI;

/// <summary>Checks the prompt before it reaches the model (<c>moderation</c>).</summary>
/// <remarks>Refused prompts fail with 403.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins"/>.</remarks>
public sealed class ModerationPlugin : OpenRouterPlugin
{
    internal const string PluginId = "moderation";

    /// <inheritdoc/>
    public override string Id => PluginId;


}
