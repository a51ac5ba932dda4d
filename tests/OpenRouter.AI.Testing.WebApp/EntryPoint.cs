namespace OpenRouter.AI.Testing.WebApp;

/// <summary>Names the assembly to <c>WebApplicationFactory</c>.</summary>
public sealed class EntryPoint;
