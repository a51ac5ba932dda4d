namespace OpenRouter.AI.Testing.Scripting;

/// <summary>What a scripted answer says it used.</summary>
internal sealed record ReplyUsage(int Prompt, int Completion, int Reasoning, decimal? Cost);
