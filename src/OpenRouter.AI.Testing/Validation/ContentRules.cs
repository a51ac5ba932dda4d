using System;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>The content of a message: a string, or parts of known kinds.</summary>
internal static class ContentRules
{
    internal static void Check(JsonField content, bool textOnly)
    {
        if (content.IsText || !content.IsGiven)
        {
            return;
        }

        if (!content.IsArray)
        {
            throw content.Invalid("expected a string or an array of content parts");
        }

        foreach (JsonField part in content.Items())
        {
            string type = part.Required().BeObject()["type"].BeFilledText().Text;
            if (textOnly && type != "text")
            {
                throw part["type"].Invalid("expected text; this role has no other parts");
            }

            CheckPart(part, type);
        }
    }

    private static void CheckPart(JsonField part, string type)
    {
        switch (type)
        {
            case "text":
                part["text"].Required().BeText();
                break;
            case "image_url":
                CheckUrl(part["image_url"].Required().BeObject()["url"], "data:image/");
                part["image_url"]["detail"].BeOneOf("auto", "low", "high", "original");
                break;
            case "input_audio":
                CheckAudio(part["input_audio"].Required().BeObject());
                break;
            case "video_url" or "input_video":
                CheckUrl(part["video_url"].Required().BeObject()["url"], "data:video/");
                break;
            case "file":
                CheckFile(part["file"].Required().BeObject());
                break;
            default:
                throw part["type"].Invalid("expected one of text, image_url, input_audio, video_url, file");
        }
    }

    private static void CheckUrl(JsonField url, string dataPrefix)
    {
        string text = url.BeFilledText().Text;
        if (!text.StartsWith(dataPrefix, StringComparison.OrdinalIgnoreCase) && !IsWebAddress(text))
        {
            throw url.Invalid($"expected an http(s) URL or a data URL that begins with {dataPrefix}");
        }
    }

    private static void CheckAudio(JsonField audio)
    {
        audio["format"].BeFilledText();
        string data = audio["data"].BeFilledText().Text;
        if (data.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || IsWebAddress(data))
        {
            throw audio["data"].Invalid("expected plain base64, not a URL");
        }

        CheckBase64(audio["data"], data);
    }

    private static void CheckFile(JsonField file)
    {
        file["filename"].BeText();
        if (file["file_id"].BeText().IsGiven)
        {
            return;
        }

        CheckUrl(file["file_data"], "data:");
    }

    private static void CheckBase64(JsonField field, string data)
    {
        if (!System.Buffers.Text.Base64.IsValid(data))
        {
            throw field.Invalid("expected base64");
        }
    }

    private static bool IsWebAddress(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
