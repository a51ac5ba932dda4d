using System;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>Generated images: as base64, as a data URL or as an address, under one of several names.</summary>
internal static class ServerImages
{
    private static readonly string[] Names = ["result", "imageB64", "imageUrl"];

    /// <summary>Gets the image of an item; null when it has none.</summary>
    internal static AIContent? Of(JsonElement item)
    {
        string? mediaType = item.GetTextField("output_format") is { Length: > 0 } format ? "image/" + format : null;
        foreach (string name in Names)
        {
            if (item.GetTextField(name) is { Length: > 0 } text)
            {
                return IsAddress(text) ? OfAddress(text) : OfBase64(Encoding.UTF8.GetBytes(text), mediaType);
            }
        }

        return null;
    }

    internal static AIContent OfAddress(string url) => MediaDecoder.Image(Encoding.UTF8.GetBytes(url));

    /// <summary>Decodes base64, given as the inside of a JSON string. What cannot be read is said, not left out.</summary>
    internal static AIContent OfBase64(ReadOnlySpan<byte> escaped, string? mediaType) => MediaDecoder.Base64Text(escaped) is { } bytes
        ? new DataContent(bytes, mediaType ?? MediaDecoder.ImageType(bytes))
        : new ErrorContent("The answer holds an image that cannot be read.") { ErrorCode = "InvalidImage" };

    private static bool IsAddress(string text) =>
        text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
}
