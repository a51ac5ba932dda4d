using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.SemanticKernel.Settings;

/// <summary>A type in settings stands for the schema of an answer. JSON has no form for types, so the schema is written.</summary>
internal sealed class TypeSchemaConverter : JsonConverter<Type>
{
    public override bool CanConvert(Type typeToConvert) => typeof(Type).IsAssignableFrom(typeToConvert);

    public override Type Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A type cannot be read from JSON.");

    public override void Write(Utf8JsonWriter writer, Type value, JsonSerializerOptions options) => ResponseFormats.ToJson(value).WriteTo(writer);
}
