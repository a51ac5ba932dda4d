using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>The citations of a message. They come by themselves, with their part and with the whole item: once each, from the fullest source.</summary>
internal static class OutputCitations
{
    /// <summary>Collects what has not been handed out yet.</summary>
    /// <param name="item">The message.</param>
    /// <param name="isClosed">Whether its text stands in an earlier message, so that spans would point into another text.</param>
    /// <param name="citations">Where they are added; made when there is one.</param>
    internal static void Collect(ResponsesItem item, bool isClosed, ref List<AIAnnotation>? citations)
    {
        List<(int Part, JsonElement Annotation)> found = Of(item.Raw);
        List<(int Part, JsonElement Annotation)> all = found.Count >= item.Annotations.Count ? found : item.Annotations;
        for (; item.Cited < all.Count; item.Cited++)
        {
            (int part, JsonElement annotation) = all[item.Cited];
            if (CitationMapper.Map(annotation) is { } citation)
            {
                Shift(citation, item.Offset(part));
                citation.AnnotatedRegions = isClosed ? null : citation.AnnotatedRegions;
                (citations ??= []).Add(citation);
            }
        }
    }

    /// <summary>Gets the annotations of a message, each with the number of its part.</summary>
    internal static List<(int Part, JsonElement Annotation)> Of(JsonElement message)
    {
        List<(int Part, JsonElement Annotation)> found = [];
        int number = 0;
        foreach (JsonElement part in message.Parts("content"))
        {
            foreach (JsonElement annotation in part.Parts("annotations"))
            {
                found.Add((number, annotation));
            }

            number++;
        }

        return found;
    }

    /// <summary>Moves spans by the parts before: the parts of an item become one text.</summary>
    private static void Shift(CitationAnnotation citation, int offset)
    {
        foreach (AnnotatedRegion region in citation.AnnotatedRegions ?? [])
        {
            if (region is TextSpanAnnotatedRegion span)
            {
                span.StartIndex += offset;
                span.EndIndex += offset;
            }
        }
    }
}
