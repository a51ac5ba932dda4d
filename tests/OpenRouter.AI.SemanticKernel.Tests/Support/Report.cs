namespace OpenRouter.AI.SemanticKernel.Tests.Support;

public sealed record Report(string City, double Degrees);
