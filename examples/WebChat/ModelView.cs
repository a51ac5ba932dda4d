namespace OpenRouter.AI.Examples.WebChat;

/// <summary>A model of the picker.</summary>
internal sealed record ModelView(string Id, string Name);
