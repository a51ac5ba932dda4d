using System;
using System.Runtime.InteropServices;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>A part of a message or of a summary where it lies in the bytes of an event.</summary>
/// <param name="Range">Where the part lies; empty when there is none.</param>
/// <param name="Type">Where the name of its kind lies; empty without one.</param>
/// <param name="Text">Where its text lies, still escaped; empty without one.</param>
/// <param name="Annotations">Where the list of its annotations lies; empty without one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RawPart(RawRange Range, RawRange Type, RawRange Text, RawRange Annotations)
{
    /// <summary>Reads the part that a reader stands before; an empty one for anything but an object.</summary>
    internal static RawPart Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        RawRange type = default;
        RawRange text = default;
        RawRange annotations = default;
        int start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("text"u8) && reader.TokenType == JsonTokenType.String)
            {
                text = Inside(ref reader);
            }
            else if (name.SequenceEqual("type"u8) && reader.TokenType == JsonTokenType.String)
            {
                type = Inside(ref reader);
            }
            else if (name.SequenceEqual("annotations"u8) && reader.TokenType == JsonTokenType.StartArray)
            {
                annotations = reader.Raw();
            }
            else
            {
                reader.Skip();
            }
        }

        return new RawPart(new RawRange(start, (int)reader.BytesConsumed - start), type, text, annotations);
    }

    /// <summary>Gets where the inside of the string lies that a reader stands on.</summary>
    internal static RawRange Inside(ref Utf8JsonReader reader) => new((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
}
