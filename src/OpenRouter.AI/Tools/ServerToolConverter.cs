using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Tools;

/// <summary>Writes a server tool as the object that the wire wants, also as one of the tools of another tool.</summary>
internal sealed class ServerToolConverter : JsonConverter<OpenRouterServerTool>
{
    public override OpenRouterServerTool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement tool = JsonElement.ParseValue(ref reader);
        return OpenRouterServerTool.TryGetType(tool, out string type)
            ? new OpenRouterServerTool(type, tool)
            : throw new JsonException("A server tool is an object with a 'type'.");
    }

    public override void Write(Utf8JsonWriter writer, OpenRouterServerTool value, JsonSerializerOptions options) =>
        value.ToJson().WriteTo(writer);
}
