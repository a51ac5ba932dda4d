namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>What a tool answered, with the name of the call that it answers.</summary>
internal sealed record ToolResult(string Name, string Text);
