using System.Text.Json;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>What the page sends.</summary>
/// <param name="Model">The chosen model; null takes the configured one.</param>
/// <param name="Messages">The conversation: the user's messages and, as they came, those of earlier answers. Signed reasoning is in them.</param>
internal sealed record Question(string? Model, JsonElement Messages);
