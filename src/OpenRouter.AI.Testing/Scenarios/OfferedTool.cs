using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>A function tool of the request.</summary>
internal sealed record OfferedTool(string Name, JsonField Parameters);
