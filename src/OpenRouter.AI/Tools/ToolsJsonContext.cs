using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Tools;

/// <summary>The JSON of the options of server tools; use it through <see cref="ToolsJson.Context"/>.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WebSearchToolSettings))]
[JsonSerializable(typeof(WebFetchToolSettings))]
[JsonSerializable(typeof(AdvisorToolSettings))]
[JsonSerializable(typeof(SubagentToolSettings))]
[JsonSerializable(typeof(FusionToolSettings))]
[JsonSerializable(typeof(ImageConfig))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
internal sealed partial class ToolsJsonContext : JsonSerializerContext;
