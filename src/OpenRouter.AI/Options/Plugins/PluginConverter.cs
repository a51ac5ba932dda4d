using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Options;

/// <summary>Chooses the class of a plugin by its id. An unknown id keeps all its properties in a <see cref="CustomPlugin"/>.</summary>
internal sealed class PluginConverter : JsonConverter<OpenRouterPlugin>
{
    public override OpenRouterPlugin Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement plugin = JsonElement.ParseValue(ref reader);
        if (plugin.ValueKind != JsonValueKind.Object
            || !plugin.TryGetProperty("id", out JsonElement id)
            || id.ValueKind != JsonValueKind.String)
        {
            throw new JsonException("A plugin is an object with an 'id'.");
        }

        OptionsJsonContext json = OptionsJson.Context;
        return id.GetString() switch
        {
            WebSearchPlugin.PluginId => plugin.Deserialize(json.WebSearchPlugin)!,
            WebFetchPlugin.PluginId => plugin.Deserialize(json.WebFetchPlugin)!,
            FileParserPlugin.PluginId => plugin.Deserialize(json.FileParserPlugin)!,
            ResponseHealingPlugin.PluginId => plugin.Deserialize(json.ResponseHealingPlugin)!,
            ContextCompressionPlugin.PluginId => plugin.Deserialize(json.ContextCompressionPlugin)!,
            ModerationPlugin.PluginId => plugin.Deserialize(json.ModerationPlugin)!,
            AutoRouterPlugin.PluginId => plugin.Deserialize(json.AutoRouterPlugin)!,
            AutoBetaRouterPlugin.PluginId => plugin.Deserialize(json.AutoBetaRouterPlugin)!,
            ParetoRouterPlugin.PluginId => plugin.Deserialize(json.ParetoRouterPlugin)!,
            FusionPlugin.PluginId => plugin.Deserialize(json.FusionPlugin)!,
            _ => plugin.Deserialize(json.CustomPlugin)!,
        };
    }

    public override void Write(Utf8JsonWriter writer, OpenRouterPlugin value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, OptionsJson.Context.GetTypeInfo(value.GetType())!);
}
