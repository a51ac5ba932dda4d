using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>Media of a request: data URLs, media types and the short names of audio formats.</summary>
internal static class MediaEncoder
{
    /// <summary>Writes data as a data URL, encoded straight from its bytes.</summary>
    internal static void WriteDataUrl(WireBody body, Utf8JsonWriter writer, DataContent content)
    {
        byte[] prefix = Encoding.UTF8.GetBytes("data:" + content.MediaType + ";base64,");
        body.WriteBase64(writer, prefix, content.Data);
    }

    /// <summary>Gets the name of an audio format; an unknown subtype is its own name, since the list is open.</summary>
    internal static string AudioFormat(string mediaType)
    {
        int slash = mediaType.AsSpan().IndexOf('/');
        int end = mediaType.AsSpan().IndexOf(';');
        string subtype = mediaType[(slash + 1)..(end < 0 ? mediaType.Length : end)].Trim().ToLowerInvariant();
        return subtype switch
        {
            "mpeg" or "mp3" => "mp3",
            "wav" or "x-wav" or "wave" or "vnd.wave" => "wav",
            "mp4" or "m4a" or "x-m4a" => "m4a",
            "x-flac" => "flac",
            "x-aiff" => "aiff",
            "x-aac" => "aac",
            _ => subtype,
        };
    }

    /// <summary>Gets the media type of generated audio in a format.</summary>
    internal static string AudioType(string? format) => format switch
    {
        null or "wav" => "audio/wav",
        "mp3" => "audio/mpeg",
        "pcm16" => "audio/pcm",
        _ => "audio/" + format,
    };

    /// <summary>Whether the content's URL holds the data itself.</summary>
    internal static bool HasDataScheme(this UriContent content) =>
        content.Uri.IsAbsoluteUri && string.Equals(content.Uri.Scheme, "data", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the media type of a URL's content; by the data or the path when the caller gave none or only half of one.</summary>
    internal static string Type(UriContent content)
    {
        string given = content.MediaType;
        bool vague = given.EndsWith("/*", StringComparison.Ordinal) || string.Equals(given, "application/octet-stream", StringComparison.OrdinalIgnoreCase);
        if (!vague)
        {
            return given;
        }

        if (content.HasDataScheme())
        {
            string data = content.Uri.OriginalString;
            int end = data.IndexOfAny([';', ',']);
            string own = end < 0 ? "" : data["data:".Length..end];
            return own.Length > 0 ? own : given;
        }

        string path = content.Uri.IsAbsoluteUri ? content.Uri.AbsolutePath : content.Uri.OriginalString;
        return FileTypes.ByExtension(Path.GetExtension(path)) ?? given;
    }

    /// <summary>Gets a name for a file. It depends on nothing but the type: a random one would spoil the prompt cache.</summary>
    internal static string FileName(string? given, string mediaType) =>
        string.IsNullOrWhiteSpace(given) ? "file" + FileTypes.Extension(mediaType) : given!;

    /// <summary>Gets the file name at the end of a URL; null when there is none.</summary>
    internal static string? LastSegment(AIContent content)
    {
        if (content is not UriContent { Uri: { IsAbsoluteUri: true } uri })
        {
            return null;
        }

        string last = uri.Segments.Length == 0 ? "" : Uri.UnescapeDataString(uri.Segments[^1]);
        return last.Length > 0 && last[^1] != '/' ? last : null;
    }
}
