using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>The parts of messages and tool results as the chat endpoint takes them.</summary>
internal sealed class ChatContentWriter(RequestScope scope, CacheBreakpoints breakpoints) : ContentWriter(scope, breakpoints)
{
    /// <summary>Writes the assistant's text: one text, since the model wrote one, unless a part of it is a cache breakpoint.</summary>
    internal void WriteAssistantText(List<TextContent> texts, AdditionalPropertiesDictionary? messageProperties)
    {
        if (HasMark(messageProperties) || texts.Exists(static text => HasMark(text.AdditionalProperties)))
        {
            WriteParts([.. texts], messageProperties);
        }
        else
        {
            Writer.WriteStringValue(texts.Count == 1 ? texts[0].Text : string.Concat(texts.ConvertAll(static text => text.Text)));
        }
    }

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

    protected override void WriteText(string text, JsonElement? cache)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "text"u8);
        Writer.WriteString("text"u8, text);
        if (cache is not null)
        {
            Writer.WritePropertyName("cache_control"u8);
            cache.Value.WriteTo(Writer);
        }

        Writer.WriteEndObject();
    }

    protected override void WriteImagePart(AIContent image) => WriteImage(image);

    protected override void WriteAudio(DataContent audio)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "input_audio"u8);
        Writer.WriteStartObject("input_audio"u8);
        Writer.WritePropertyName("data"u8);

        // Raw base64: a data URL is refused here.
        Scope.Body.WriteBase64(Writer, default, audio.Data);
        Writer.WriteString("format"u8, MediaEncoder.AudioFormat(audio.MediaType));
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    protected override void WriteVideo(AIContent video)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "video_url"u8);
        Writer.WriteStartObject("video_url"u8);
        WriteUrl(video);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    protected override void WriteFile(AIContent file, string? name, bool isAddress)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "file"u8);
        Writer.WriteStartObject("file"u8);
        if (FileName(file, name) is { } given)
        {
            Writer.WriteString("filename"u8, given);
        }

        Writer.WritePropertyName("file_data"u8);
        WriteAddress(file);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    protected override void WriteHostedFile(HostedFileContent file)
    {
        Writer.WriteStartObject();
        Writer.WriteString("type"u8, "file"u8);
        Writer.WriteStartObject("file"u8);
        Writer.WriteString("file_id"u8, file.FileId);
        Writer.WriteEndObject();
        Writer.WriteEndObject();
    }

    private void WriteUrl(AIContent content)
    {
        Writer.WritePropertyName("url"u8);
        WriteAddress(content);
    }
}
