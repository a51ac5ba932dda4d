namespace OpenRouter.AI;

/// <summary>Leaves out the middle of a conversation that does not fit the model (<c>context-compression</c>).</summary>
/// <remarks>On by default for models with a small context. Switch it off with <see cref="OpenRouterPlugin.Enabled"/>, so that nothing
/// is left out unseen.
/// Source: <see href="https://openrouter.ai/docs/guides/features/message-transforms"/>.</remarks>
public sealed class ContextCompressionPlugin : OpenRouterPlugin
{
    internal const string PluginId = "context-compression";

    /// <inheritdoc/>
    public override string Id => PluginId;

    /// <summary>Gets or sets the way of shortening.</summary>
    /// <value><c>middle-out</c>; <see langword="null"/> (the default) means the same.</value>
    public string? Engine { get; set; }
}
