using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>URL citations of the wire to <see cref="CitationAnnotation"/>.</summary>
internal static class CitationMapper
{
    /// <summary>Maps one annotation; null when it is a citation of neither a URL nor a stored file.</summary>
    internal static CitationAnnotation? Map(JsonElement annotation)
    {
        if (!annotation.TryGetProperty("url_citation"u8, out JsonElement citation) || citation.ValueKind != JsonValueKind.Object)
        {
            // The Responses API has the members on the annotation itself.
            citation = annotation;
        }

        if (Text(citation, "url"u8) is not { Length: > 0 } url)
        {
            return Text(annotation, "file_id"u8) is { Length: > 0 } file
                ? new CitationAnnotation { FileId = file, Title = Text(annotation, "filename"u8) is { Length: > 0 } name ? name : null }
                : null;
        }

        CitationAnnotation mapped = new()
        {
            Title = Text(citation, "title"u8) is { Length: > 0 } title ? title : null,
            Snippet = Text(citation, "content"u8),
            Url = Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out Uri? uri) ? uri : null,
        };
        int? start = Index(citation, "start_index"u8);
        int? end = Index(citation, "end_index"u8);

        // 0 to 0 is what engines without positions send.
        if (start is not null && end > start)
        {
            mapped.AnnotatedRegions = [new TextSpanAnnotatedRegion { StartIndex = start, EndIndex = end }];
        }

        return mapped;
    }

    private static string? Text(JsonElement from, ReadOnlySpan<byte> name) =>
        from.TryGetProperty(name, out JsonElement value) ? value.GetText() : null;

    private static int? Index(JsonElement from, ReadOnlySpan<byte> name) =>
        from.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int index) && index >= 0
            ? index
            : null;
}
