using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>Checks a request for embeddings against the documented shape (https://openrouter.ai/docs/api/reference/embeddings).</summary>
internal static class EmbeddingRequestRules
{
    /// <exception cref="Errors.RejectedRequestException">A rule is broken: 400, with a message that begins with the path of the
    /// field.</exception>
    internal static void Check(JsonField request)
    {
        request["model"].BeFilledText();
        request["dimensions"].BeInteger(least: 1);
        request["encoding_format"].BeOneOf("float", "base64");
        request["input_type"].BeText();
        request["user"].BeText();
        ProviderRules.Check(request["provider"]);
        foreach (string name in (string[])["stream", "models", "plugins", "messages"])
        {
            if (request[name] is { IsGiven: true } field)
            {
                throw field.Invalid("not supported by embeddings");
            }
        }

        CheckInput(request["input"].Required());
    }

    private static void CheckInput(JsonField input)
    {
        if (!input.IsArray)
        {
            input.BeFilledText();
            return;
        }

        JsonField[] items = [.. input.Items()];
        if (items.Length == 0)
        {
            throw input.Invalid("expected at least one item");
        }

        JsonValueKind kind = items[0].Value.ValueKind;
        foreach (JsonField item in items)
        {
            if (item.Value.ValueKind != kind)
            {
                throw item.Invalid("expected the same kind as the first item");
            }

            CheckItem(item);
        }
    }

    private static void CheckItem(JsonField item)
    {
        switch (item.Value.ValueKind)
        {
            case JsonValueKind.String:
                item.BeFilledText();
                break;
            case JsonValueKind.Number:
                item.BeInteger(least: 0);
                break;
            case JsonValueKind.Array when item.Items().Any():
                foreach (JsonField token in item.Items())
                {
                    token.Required().BeInteger(least: 0);
                }

                break;
            case JsonValueKind.Object when item["content"].IsArray && item["content"].Items().Any():
                foreach (JsonField part in item["content"].Items())
                {
                    CheckPart(part);
                }

                break;
            default:
                throw item.Invalid("expected a string, tokens, or an object with content");
        }
    }

    private static void CheckPart(JsonField part)
    {
        part.Required().BeObject();
        switch (part["type"].BeFilledText().Text)
        {
            case "text":
                part["text"].BeFilledText();
                break;
            case "image_url":
                part["image_url"].Required().BeObject()["url"].BeFilledText();
                break;
            case "input_audio" or "input_video" or "input_file":
                JsonField media = part[part["type"].Text].Required().BeObject();
                media["data"].BeFilledText();
                media["format"].BeText();
                break;
            default:
                throw part["type"].Invalid("expected one of text, image_url, input_audio, input_video, input_file");
        }
    }
}
