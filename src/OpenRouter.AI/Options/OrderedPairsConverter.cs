using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenRouter.AI.Options;

/// <summary>Writes pairs by the order of their keys: the service's response cache takes the same pairs in another order for another request.</summary>
internal abstract class OrderedPairsConverter<T> : JsonConverter<IDictionary<string, T>>
{
    public override IDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Dictionary<string, T> pairs = new(StringComparer.Ordinal);
        foreach (JsonProperty member in JsonElement.ParseValue(ref reader).EnumerateObject())
        {
            pairs[member.Name] = Read(member.Value);
        }

        return pairs;
    }

    public override void Write(Utf8JsonWriter writer, IDictionary<string, T> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (KeyValuePair<string, T> pair in value.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(pair.Key);
            Write(writer, pair.Value);
        }

        writer.WriteEndObject();
    }

    protected abstract T Read(JsonElement value);

    protected abstract void Write(Utf8JsonWriter writer, T value);
}
