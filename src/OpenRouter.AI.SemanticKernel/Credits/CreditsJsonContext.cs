using System.Text.Json.Serialization;

namespace OpenRouter.AI.SemanticKernel.Credits;

/// <summary>The results of the plugin without reflection.</summary>
[JsonSerializable(typeof(OpenRouterCreditsResult))]
[JsonSerializable(typeof(OpenRouterKeyLimitsResult))]
[JsonSerializable(typeof(OpenRouterAffordableResult))]
[JsonSerializable(typeof(OpenRouterGenerationCostResult))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
internal sealed partial class CreditsJsonContext : JsonSerializerContext;
