using System;
using System.Text.Json;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesStreamMapper
{
    private void TakeRare(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        switch (read.Kind)
        {
            case ResponsesEventKind.TextDone when Speaker(read, data) is { } item:
                ShowText(Begin(item).Content(read.ContentIndex).Rest(read.Full.Of(data)));
                break;
            case ResponsesEventKind.ReasoningDone or ResponsesEventKind.SummaryDone:
                ShowEnd(read, data, read.Kind == ResponsesEventKind.SummaryDone, read.Full);
                break;
            case ResponsesEventKind.RefusalDone when read.Full.Length > 0 && Speaker(read, data) is { } item:
                Begin(item).Refusal = JsonText.Decode(read.Full.Of(data));
                break;
            case ResponsesEventKind.RefusalDelta when Speaker(read, data) is { } item:
                Begin(item).Refusal += JsonText.Decode(read.Delta.Of(data));
                break;
            case ResponsesEventKind.AnnotationAdded when !read.Annotation.IsEmpty:
                Annotate(ItemOf(read, data, "message"), read.ContentIndex, JsonRead.Detach(read.Annotation.Of(data)));
                break;
            case ResponsesEventKind.PartDone when !read.Part.Range.IsEmpty:
                TakePart(read, data);
                break;
            case ResponsesEventKind.SummaryPartDone when !read.Part.Text.IsEmpty:
                ShowEnd(read, data, isSummary: true, read.Part.Text);
                break;
            case ResponsesEventKind.PartialImage when read.PartialImage.Length > 0:
                Show(ServerItemMapper.PartialImage(JsonText.Decode(read.ItemId.Of(data)), read.PartialImage.Of(data)));
                break;
            case ResponsesEventKind.Unknown when !read.Error.IsEmpty:
                // An error in the shape of the chat endpoint.
                throw _answer.Failure(read, data);
        }
    }

    /// <summary>Takes what the end of a part has beyond what came before: text, and annotations that did not come by themselves.</summary>
    private void TakePart(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> type = read.Part.Type.Of(data);
        if (type.SequenceEqual("reasoning_text"u8))
        {
            ShowEnd(read, data, isSummary: false, read.Part.Text);
            return;
        }

        if (!(type.IsEmpty || type.SequenceEqual("output_text"u8) || type.SequenceEqual("text"u8)) || Speaker(read, data) is not { } item)
        {
            // Of other kinds the end of the item says all.
            return;
        }

        int index = read.ContentIndex;
        ShowText(Begin(item).Content(index).Rest(read.Part.Text.Of(data)));
        foreach (JsonElement annotation in read.Part.Annotations.IsEmpty ? default : JsonRead.Detach(read.Part.Annotations.Of(data)).EnumerateArray())
        {
            Annotate(item, index, annotation);
        }
    }

    /// <summary>Takes an annotation once: it comes by itself, and with the end of its part.</summary>
    private static void Annotate(ResponsesItem item, int part, JsonElement annotation)
    {
        if (!item.Annotations.Exists(known => known.Part == part && JsonElement.DeepEquals(known.Annotation, annotation)))
        {
            item.Annotations.Add((part, annotation));
        }
    }
}
