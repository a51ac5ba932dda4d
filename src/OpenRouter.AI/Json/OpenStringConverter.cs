using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Json;

/// <summary>Reads and writes every open string value as the plain JSON string that it is; an unknown word passes unchanged.</summary>
internal sealed class OpenStringConverter<T> : JsonConverter<T>
    where T : struct, IOpenString
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new() { Value = reader.GetString()! };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
