namespace OpenRouter.AI.SemanticKernel.Tests.Support;

internal sealed record Call(string Id, string Name, string Arguments = "{}");
