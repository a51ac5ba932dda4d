using System;
using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>Media of an answer to contents. Base64 is decoded straight from the bytes of the answer.</summary>
internal static class MediaDecoder
{
    private const string DefaultImageType = "image/png";
    private static readonly string[] LineBreaks = ["\r", "\n", " "];

    private const string UnknownType = "application/octet-stream";

    /// <summary>Maps the URL of a generated image, given as the inside of a JSON string.</summary>
    internal static AIContent Image(ReadOnlySpan<byte> escapedUrl)
    {
        if (escapedUrl.IndexOf((byte)'\\') < 0 && TryDataUrl(escapedUrl) is { } content)
        {
            return content;
        }

        string url = JsonText.Decode(escapedUrl);
        if (!url.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
        {
            return Address(url, ImageType(url));
        }

        return TryDataUrl(Encoding.UTF8.GetBytes(url)) is { } decoded ? decoded : Address(url, DefaultImageType);
    }

    /// <summary>Decodes base64 that stands between the quotes of a JSON string, with line breaks or without; null when it is none.</summary>
    internal static byte[]? Base64Text(ReadOnlySpan<byte> escaped)
    {
        if (escaped.IndexOf((byte)'\\') < 0 && Base64Bytes(escaped) is { } bytes)
        {
            return bytes;
        }

        string text = JsonText.Decode(escaped);
        return Base64Bytes(Encoding.ASCII.GetBytes(string.Concat(text.Split(LineBreaks, StringSplitOptions.None))));
    }

    /// <summary>Gets the media type of an image by its first bytes.</summary>
    internal static string ImageType(ReadOnlySpan<byte> image)
    {
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF];
        return image.StartsWith(jpeg) ? "image/jpeg"
            : image.StartsWith("RIFF"u8) ? "image/webp"
            : image.StartsWith("GIF8"u8) ? "image/gif"
            : DefaultImageType;
    }

    /// <summary>Decodes base64 text; null when it is none.</summary>
    private static byte[]? Base64Bytes(ReadOnlySpan<byte> text)
    {
        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        OperationStatus status = Base64.DecodeFromUtf8(text, bytes, out int consumed, out int written);
        if (status != OperationStatus.Done || consumed != text.Length)
        {
            return null;
        }

        Array.Resize(ref bytes, written);
        return bytes;
    }

    /// <summary>An address that is none must not cost the caller the rest of the answer, nor vanish.</summary>
    private static AIContent Address(string url, string mediaType) => Uri.TryCreate(url, UriKind.Absolute, out Uri? uri)
        ? new UriContent(uri, mediaType)
        : new ErrorContent("The answer holds an image whose address cannot be read.") { ErrorCode = "InvalidImage", Details = url };

    private static DataContent? TryDataUrl(ReadOnlySpan<byte> url)
    {
        ReadOnlySpan<byte> mark = ";base64,"u8;
        int at = url.StartsWith("data:"u8) ? url.IndexOf(mark) : -1;
        if (at < 0 || Base64Bytes(url[(at + mark.Length)..]) is not { } bytes)
        {
            return null;
        }

        string mediaType = Encoding.UTF8.GetString(url[5..at]);
        try
        {
            return new DataContent(bytes, mediaType.Length == 0 ? DefaultImageType : mediaType);
        }
        catch (ArgumentException)
        {
            // What the service calls a media type is none; the bytes are good all the same.
            return new DataContent(bytes, UnknownType);
        }
    }

    private static string ImageType(string url)
    {
        int query = url.AsSpan().IndexOf('?');
        string path = query < 0 ? url : url[..query];
        return path.EndsWith(".jpg", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase)
            ? "image/jpeg"
            : path.EndsWith(".webp", StringComparison.OrdinalIgnoreCase) ? "image/webp"
            : path.EndsWith(".gif", StringComparison.OrdinalIgnoreCase) ? "image/gif"
            : DefaultImageType;
    }
}
