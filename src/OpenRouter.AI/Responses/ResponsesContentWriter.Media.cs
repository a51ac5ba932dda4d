using System;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesContentWriter
{
    private void WriteData(DataContent data)
    {
        if (data.HasTopLevelMediaType("image"))
        {
            WriteImage(data);
        }
        else if (data.HasTopLevelMediaType("audio"))
        {
            WriteAudio(data);
        }
        else if (data.HasTopLevelMediaType("video"))
        {
            WriteVideo(data);
        }
        else
        {
            WriteFile(data, MediaEncoder.FileName(data.Name, data.MediaType), isAddress: false);
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
            WriteAudio(new DataContent(uri.Uri.OriginalString, type));
        }
        else
        {
            WriteFile(uri, isData ? MediaEncoder.FileName(null, type) : null, !isData);
        }
    }

    private void WriteImage(AIContent image)
    {
        Begin("input_image"u8);

        // Required here, unlike on the chat endpoint.
        Writer.WriteString("detail"u8, image.AdditionalProperties.Text("detail") ?? "auto");
        Writer.WritePropertyName("image_url"u8);
        WriteAddress(image);
        Writer.WriteEndObject();
    }

    private void WriteVideo(AIContent video)
    {
        Begin("input_video"u8);
        Writer.WritePropertyName("video_url"u8);
        WriteAddress(video);
        Writer.WriteEndObject();
    }

    private void WriteAudio(DataContent audio)
    {
        string format = MediaEncoder.AudioFormat(audio.MediaType);
        if (format is not ("mp3" or "wav"))
        {
            throw new NotSupportedException(
                $"Audio of type {audio.MediaType} cannot be sent to {scope.Model ?? "the model"} by the Responses endpoint, which takes MP3 and WAV only. Convert it, or use the chat endpoint.");
        }

        Begin("input_audio"u8);
        Writer.WriteStartObject("input_audio"u8);
        Writer.WritePropertyName("data"u8);

        // Raw base64: a data URL is refused here.
        scope.Body.WriteBase64(Writer, default, audio.Data);
        Writer.WriteString("format"u8, format);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    private void WriteFile(AIContent file, string? name, bool isAddress)
    {
        Begin("input_file"u8);
        if ((file.AdditionalProperties.Text("filename") ?? name ?? MediaEncoder.LastSegment(file)) is { } given)
        {
            Writer.WriteString("filename"u8, given);
        }

        Writer.WritePropertyName(isAddress ? "file_url"u8 : "file_data"u8);
        WriteAddress(file);
        Writer.WriteEndObject();
    }

    private void WriteAddress(AIContent content)
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
