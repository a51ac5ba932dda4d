using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>Images, audio and lists of content parts of an answer.</summary>
internal static class ChatMediaMapper
{
    /// <summary>Adds the images of a list of <c>{image_url:{url}}</c>.</summary>
    internal static void AddImages(ReadOnlySpan<byte> list, List<AIContent> contents)
    {
        Utf8JsonReader reader = new(list);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.PlainText().SequenceEqual("url"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    contents.Add(MediaDecoder.Image(reader.ValueSpan));
                }
            }
        }
    }

    /// <summary>Adds a piece of generated audio: its bytes, with id, transcript and expiry beside them.</summary>
    internal static void AddAudio(ReadOnlySpan<byte> audio, string mediaType, List<AIContent> contents)
    {
        byte[]? bytes = null;
        string? unreadable = null;
        AdditionalPropertiesDictionary? properties = null;
        Utf8JsonReader reader = new(audio);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("data"u8) && reader.TokenType == JsonTokenType.String)
            {
                bytes = MediaDecoder.Base64Text(reader.ValueSpan);
                unreadable = bytes is null ? reader.GetText() : null;
            }
            else if (name.SequenceEqual("id"u8) && reader.TextOrSkip() is { } id)
            {
                (properties ??= [])[CarrierKeys.AudioId] = id;
            }
            else if (name.SequenceEqual("transcript"u8) && reader.TextOrSkip() is { } transcript)
            {
                (properties ??= [])[CarrierKeys.AudioTranscript] = transcript;
            }
            else if (name.SequenceEqual("expires_at"u8) && reader.Count() is { } expiry)
            {
                (properties ??= [])[CarrierKeys.AudioExpiresAt] = expiry;
            }
            else
            {
                reader.Skip();
            }
        }

        if (unreadable is not null)
        {
            contents.Add(new ErrorContent("The answer holds audio that cannot be read.") { ErrorCode = "InvalidAudio", Details = unreadable });
        }

        if (bytes is not null || properties is not null)
        {
            contents.Add(new DataContent(bytes ?? [], mediaType) { AdditionalProperties = properties });
        }
    }

    /// <summary>Adds the parts of a message whose content is a list; texts are joined into <paramref name="text"/>.</summary>
    internal static void AddParts(ReadOnlySpan<byte> list, List<AIContent> contents, ref string? text)
    {
        Utf8JsonReader reader = new(list);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadOnlySpan<byte> part = reader.Raw().Of(list);
            if (PartText(part) is { } found)
            {
                text += found;
            }
            else if (part.IndexOf("\"image_url\""u8) >= 0)
            {
                AddImages(part, contents);
            }
            else if (reader.TokenType != JsonTokenType.Null)
            {
                // A kind that this package does not know: kept as it came.
                contents.Add(new AIContent { RawRepresentation = JsonRead.Detach(part) });
            }
        }
    }

    private static string? PartText(ReadOnlySpan<byte> part)
    {
        Utf8JsonReader reader = new(part);
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetText();
        }

        while (reader.TokenType != JsonTokenType.Null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameThenValue().SequenceEqual("text"u8))
            {
                return reader.TextOrSkip();
            }

            reader.Skip();
        }

        return null;
    }
}
