using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// The one difference between many objects of the two chat endpoints: what stands in a wrapper there (<c>function</c>, <c>json_schema</c>) stands
/// beside the <c>type</c> here. Callers name fields in the shape of either.
/// </summary>
internal static class FlatShape
{
    /// <summary>Writes an object without the wrapper; anything that has none as it is.</summary>
    internal static void Write(Utf8JsonWriter writer, JsonElement value, string wrapper)
    {
        if (value.GetField(wrapper) is not { ValueKind: JsonValueKind.Object } inner)
        {
            value.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (!member.NameEquals(wrapper.AsSpan()) && inner.GetField(member.Name) is null)
            {
                member.WriteTo(writer);
            }
        }

        foreach (JsonProperty member in inner.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
