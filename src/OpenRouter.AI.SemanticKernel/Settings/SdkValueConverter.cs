using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>
/// Values of the OpenAI SDK in settings of its connector. They have no properties that say what they mean, so that they become empty objects
/// as JSON. Words and flags say it as text; the rest is refused.
/// </summary>
internal sealed class SdkValueConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) => IsOfSdk(typeToConvert) || IsToolBehavior(typeToConvert);

    internal static bool IsOfSdk(Type type) =>
        type.Namespace is { } space && (space is "OpenAI" || space.StartsWith("OpenAI.", StringComparison.Ordinal));

    internal static ArgumentException Refusal(Type type) => new(
        $"A setting is a {type} of the OpenAI SDK, which cannot be read here. Give it as JSON, which a response format may also be as \"json_object\", "
        + $"a Type or a ChatResponseFormat of Microsoft.Extensions.AI, or use {nameof(OpenRouterPromptExecutionSettings)}.",
        nameof(type));

    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A value of the OpenAI SDK cannot be read from JSON.");

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Enum flags:
                writer.WriteStartArray();
                foreach (string flag in flags.ToString().Split(','))
                {
                    writer.WriteStringValue(flag.Trim().ToLowerInvariant());
                }

                writer.WriteEndArray();
                break;
            case { } word when word is ValueType || IsToolBehavior(word.GetType()):
                writer.WriteStringValue(word.ToString());
                break;
            default:
                throw Refusal(value.GetType());
        }
    }

    private static bool IsToolBehavior(Type type)
    {
        for (Type? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor is { Name: "ToolCallBehavior", Namespace: "Microsoft.SemanticKernel.Connectors.OpenAI" })
            {
                return true;
            }
        }

        return false;
    }
}
