using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>The parts of messages and tool results as the Responses endpoint takes them.</summary>
internal sealed class ResponsesContentWriter(RequestScope scope, CacheBreakpoints breakpoints) : ContentWriter(scope, breakpoints)
{
    protected override void WriteText(string text, JsonElement? cache)
    {
        Begin("input_text"u8);
        Writer.WriteString("text"u8, text);
        if (cache is not null)
        {
            // The cache mark of the chat endpoint has another name and no lifetime here.
            Writer.WriteStartObject("prompt_cache_breakpoint"u8);
            Writer.WriteString("mode"u8, "explicit"u8);
            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
    }

    protected override void WriteImagePart(AIContent image)
    {
        Begin("input_image"u8);

        // Required here, unlike on the chat endpoint.
        Writer.WriteString("detail"u8, image.AdditionalProperties.Text("detail") ?? "auto");
        Writer.WritePropertyName("image_url"u8);
        WriteAddress(image);
        Writer.WriteEndObject();
    }

    protected override void WriteVideo(AIContent video)
    {
        Begin("input_video"u8);
        Writer.WritePropertyName("video_url"u8);
        WriteAddress(video);
        Writer.WriteEndObject();
    }

    protected override void WriteAudio(DataContent audio)
    {
        string format = MediaEncoder.AudioFormat(audio.MediaType);
        if (format is not ("mp3" or "wav"))
        {
            throw new NotSupportedException(
                $"Audio of type {audio.MediaType} cannot be sent to {Scope.Model ?? "the model"} by the Responses endpoint, which takes MP3 and WAV only. Convert it, or use the chat endpoint.");
        }

        Begin("input_audio"u8);
        Writer.WriteStartObject("input_audio"u8);
        Writer.WritePropertyName("data"u8);

        // Raw base64: a data URL is refused here.
        Scope.Body.WriteBase64(Writer, default, audio.Data);
        Writer.WriteString("format"u8, format);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    protected override void WriteFile(AIContent file, string? name, bool isAddress)
    {
        Begin("input_file"u8);
        if (FileName(file, name) is { } given)
        {
            Writer.WriteString("filename"u8, given);
        }

        Writer.WritePropertyName(isAddress ? "file_url"u8 : "file_data"u8);
        WriteAddress(file);
        Writer.WriteEndObject();
    }

    protected override void WriteHostedFile(HostedFileContent file)
    {
        Begin("input_file"u8);
        Writer.WriteString("file_id"u8, file.FileId);
        Writer.WriteEndObject();
    }

    /// <summary>Results take texts, images and files; audio and video have no part there.</summary>
    protected override void CheckResultPart(AIContent content)
    {
        string type = content switch
        {
            DataContent data => data.MediaType,
            UriContent uri => MediaEncoder.Type(uri),
            _ => "",
        };
        if (type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase) || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException(
                $"A tool returned {type}, which the Responses endpoint cannot hand to {Scope.Model ?? "the model"} as a result. Send it in a user message.");
        }
    }

    private void Begin(ReadOnlySpan<byte> type)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, type);
    }
}
