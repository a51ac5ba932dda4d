using System;
using System.Text.Json;
using OpenRouter.AI.SemanticKernel.Settings;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>JSON without the ids of users, at every depth, and in the JSON that providers' words are handed on as.</summary>
internal static class UserIds
{
    private const string Name = "user_id";

    internal static void WriteWithout(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    if (!member.Name.EndsWith(Name, StringComparison.OrdinalIgnoreCase))
                    {
                        writer.WritePropertyName(member.Name);
                        WriteWithout(writer, member.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in value.EnumerateArray())
                {
                    WriteWithout(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Without(value.GetString()!));
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    /// <summary>Cleans a text that is JSON, and leaves every other as it is.</summary>
    internal static string Without(string text)
    {
        if (text.IndexOf(Name, StringComparison.OrdinalIgnoreCase) < 0)
        {
            return text;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            using JsonDocument cleaned = SettingValues.Written(writer => WriteWithout(writer, document.RootElement));
            return cleaned.RootElement.GetRawText();
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
