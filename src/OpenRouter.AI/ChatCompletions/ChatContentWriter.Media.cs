using System;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

internal sealed partial class ChatContentWriter
{
    /// <summary>Writes an image part, of a message or of the assistant's <c>images</c>.</summary>
    internal void WriteImage(AIContent image)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "image_url"u8);
        Writer.WriteStartObject("image_url"u8);
        WriteUrl(image);
        if (image.AdditionalProperties.Text("detail") is { } detail)
        {
            Writer.WriteString("detail"u8, detail);
        }

        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    private void WriteData(DataContent data)
    {
        if (data.HasTopLevelMediaType("image"))
        {
            WriteImage(data);
        }
        else if (data.HasTopLevelMediaType("audio"))
        {
            Writer.WriteStartObject();
            Writer.WriteString("type"u8, "input_audio"u8);
            Writer.WriteStartObject("input_audio"u8);
            Writer.WritePropertyName("data"u8);

            // Raw base64: a data URL is refused here.
            scope.Body.WriteBase64(Writer, default, data.Data);
            Writer.WriteString("format"u8, MediaEncoder.AudioFormat(data.MediaType));
            Writer.WriteEndObject();
            Writer.WriteEndObject();
        }
        else if (data.HasTopLevelMediaType("video"))
        {
            WriteVideo(data);
        }
        else
        {
            WriteFile(data, MediaEncoder.FileName(data.Name, data.MediaType));
        }
    }

    private void WriteUri(UriContent uri)
    {
        string type = MediaEncoder.Type(uri);
        bool isData = uri.HasDataScheme();
        if (type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            WriteImage(uri);
        }
        else if (type.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
        {
            WriteVideo(uri);
        }
        else if (isData && type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase))
        {
            WriteData(new DataContent(uri.Uri.OriginalString, type));
        }
        else
        {
            WriteFile(uri, isData ? MediaEncoder.FileName(null, type) : null);
        }
    }

    private void WriteVideo(AIContent video)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "video_url"u8);
        Writer.WriteStartObject("video_url"u8);
        WriteUrl(video);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    private void WriteFile(AIContent file, string? name)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "file"u8);
        Writer.WriteStartObject("file"u8);
        string? given = file.AdditionalProperties.Text("filename") ?? name ?? MediaEncoder.LastSegment(file);
        if (given is not null)
        {
            Writer.WriteString("filename"u8, given);
        }

        Writer.WritePropertyName("file_data"u8);
        WriteUrlValue(file);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    private void WriteUrl(AIContent content)
    {
        Writer.WritePropertyName("url"u8);
        WriteUrlValue(content);
    }

    private void WriteUrlValue(AIContent content)
    {
        if (content is DataContent data)
        {
            MediaEncoder.WriteDataUrl(scope.Body, Writer, data);
        }
        else
        {
            Writer.WriteStringValue(((UriContent)content).Uri.OriginalString);
        }
    }
}
