using System.Text.Json.Serialization;

namespace OpenRouter.AI.Metadata;

/// <summary>The JSON of the response vocabulary.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(OpenRouterRoutingTrace))]
internal sealed partial class MetadataJsonContext : JsonSerializerContext;
