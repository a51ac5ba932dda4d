using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings;

/// <summary>Contents of any kind, each one a block with one part.</summary>
internal sealed class ContentForm : IInputForm<AIContent>
{
    // The braces and names around a part, and the longest media type.
    private const int Frame = 384;

    internal static ContentForm Instance { get; } = new();

    public long Size(AIContent? input, int position) => input switch
    {
        null => throw new ArgumentException($"The content at position {position} is null; OpenRouter embeds none.", nameof(input)),
        TextContent { Text.Length: 0 } => throw new ArgumentException($"The text at position {position} is empty; OpenRouter embeds none.", nameof(input)),
        DataContent { Data.IsEmpty: true } => throw new ArgumentException($"The data at position {position} is empty; OpenRouter embeds none.", nameof(input)),
        UriContent uri when uri.HasDataScheme() && uri.Uri.OriginalString[^1] == ',' =>
            throw new ArgumentException($"The data at position {position} is empty; OpenRouter embeds none.", nameof(input)),
        TextContent text => Frame + TextForm.SizeOf(text.Text),
        DataContent data => Frame + (((long)data.Data.Length + 2) / 3 * 4),
        UriContent uri when CanSend(uri) => Frame + TextForm.SizeOf(uri.Uri.OriginalString),
        UriContent uri => throw new NotSupportedException(
            $"The content at position {position} ({uri.MediaType}) is an address; OpenRouter embeds addresses of images only. Give its data as a DataContent."),
        _ => throw new NotSupportedException(
            $"The content at position {position} is a {input.GetType().Name}; OpenRouter embeds texts, images, audio, video and files."),
    };

    public void Write(WireBody body, Utf8JsonWriter writer, AIContent input)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("content"u8);
        writer.WriteStartObject();
        switch (input)
        {
            case TextContent text:
                writer.WriteString("type"u8, "text"u8);
                writer.WriteString("text"u8, text.Text);
                break;
            case DataContent data:
                WriteData(body, writer, data);
                break;
            case UriContent uri when IsImage(uri):
                BeginImage(writer);
                writer.WriteStringValue(uri.Uri.OriginalString);
                writer.WriteEndObject();
                break;
            case UriContent uri:
                WriteData(body, writer, new DataContent(uri.Uri.OriginalString, MediaEncoder.Type(uri)));
                break;
        }

        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteData(WireBody body, Utf8JsonWriter writer, DataContent data)
    {
        if (data.HasTopLevelMediaType("image"))
        {
            BeginImage(writer);
            MediaEncoder.WriteDataUrl(body, writer, data);
            writer.WriteEndObject();
            return;
        }

        string kind = data.HasTopLevelMediaType("audio") ? "input_audio" : data.HasTopLevelMediaType("video") ? "input_video" : "input_file";
        writer.WriteString("type"u8, kind);
        writer.WriteStartObject(kind);
        writer.WritePropertyName("data"u8);
        body.WriteBase64(writer, default, data.Data);
        writer.WriteString("format"u8, Format(data.MediaType, kind));
        writer.WriteEndObject();
    }

    private static void BeginImage(Utf8JsonWriter writer)
    {
        writer.WriteString("type"u8, "image_url"u8);
        writer.WriteStartObject("image_url"u8);
        writer.WritePropertyName("url"u8);
    }

    /// <summary>The short name of a format: that of the file extension where one is known, otherwise the subtype.</summary>
    private static string Format(string mediaType, string kind)
    {
        string extension = kind == "input_audio" ? "" : FileTypes.Extension(mediaType);
        return extension.Length > 1 ? extension[1..] : MediaEncoder.AudioFormat(mediaType);
    }

    private static bool IsImage(UriContent uri) => MediaEncoder.Type(uri).StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    private static bool CanSend(UriContent uri) => uri.HasDataScheme() || IsImage(uri);
}
