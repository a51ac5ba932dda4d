using System.Text.Json.Serialization;

namespace OpenRouter.AI.Options;

/// <summary>The JSON of the request vocabulary; use it through <see cref="OptionsJson.Context"/>.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(OpenRouterRequestOptions))]
[JsonSerializable(typeof(WebSearchPlugin))]
[JsonSerializable(typeof(WebFetchPlugin))]
[JsonSerializable(typeof(FileParserPlugin))]
[JsonSerializable(typeof(ResponseHealingPlugin))]
[JsonSerializable(typeof(ContextCompressionPlugin))]
[JsonSerializable(typeof(ModerationPlugin))]
[JsonSerializable(typeof(AutoRouterPlugin))]
[JsonSerializable(typeof(AutoBetaRouterPlugin))]
[JsonSerializable(typeof(ParetoRouterPlugin))]
[JsonSerializable(typeof(FusionPlugin))]
[JsonSerializable(typeof(CustomPlugin))]
[JsonSerializable(typeof(CacheControl))]
internal sealed partial class OptionsJsonContext : JsonSerializerContext;
