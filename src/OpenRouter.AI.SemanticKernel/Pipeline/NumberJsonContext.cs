using System.Text.Json.Serialization;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>Numbers without reflection.</summary>
[JsonSerializable(typeof(decimal))]
internal sealed partial class NumberJsonContext : JsonSerializerContext;
