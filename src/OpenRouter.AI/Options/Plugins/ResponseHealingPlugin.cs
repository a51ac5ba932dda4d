namespace OpenRouter.AI;

/// <summary>Repairs broken JSON in answers with a JSON response format (<c>response-healing</c>).</summary>
/// <remarks>Works only for answers that are not streamed.
/// Source: <see href="https://openrouter.ai/docs/guides/features/plugins/response-healing"/>.</remarks>
public sealed class ResponseHealingPlugin : OpenRouterPlugin
{
    internal const string PluginId = "response-healing";

    /// <inheritdoc/>
    public override string Id => PluginId;


}
