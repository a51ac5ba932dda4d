using System;

namespace OpenRouter.AI.Inference;

/// <summary>The media types that models read, by file extension and back.</summary>
internal static class FileTypes
{
    private static readonly (string Extension, string MediaType)[] Known =
    [
        (".png", "image/png"), (".jpg", "image/jpeg"), (".jpeg", "image/jpeg"), (".webp", "image/webp"), (".gif", "image/gif"),
        (".pdf", "application/pdf"), (".txt", "text/plain"), (".md", "text/markdown"), (".csv", "text/csv"), (".html", "text/html"),
        (".json", "application/json"), (".xml", "application/xml"), (".mp3", "audio/mpeg"), (".wav", "audio/wav"), (".flac", "audio/flac"),
        (".m4a", "audio/mp4"), (".ogg", "audio/ogg"), (".mp4", "video/mp4"), (".mpeg", "video/mpeg"), (".mov", "video/mov"),
        (".webm", "video/webm"),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ];

    internal static string? ByExtension(string extension) =>
        Array.Find(Known, entry => string.Equals(entry.Extension, extension, StringComparison.OrdinalIgnoreCase)).MediaType;

    /// <summary>Gets the extension with its dot; empty for a type that is not known.</summary>
    internal static string Extension(string mediaType) =>
        Array.Find(Known, entry => string.Equals(entry.MediaType, mediaType, StringComparison.OrdinalIgnoreCase)).Extension ?? "";
}
