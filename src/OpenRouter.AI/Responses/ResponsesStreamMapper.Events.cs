using System;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesStreamMapper
{
    private void Take(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        switch (read.Kind)
        {
            case ResponsesEventKind.TextDelta:
                TakeText(read, data);
                break;
            case ResponsesEventKind.ReasoningDelta or ResponsesEventKind.SummaryDelta:
                TakeReasoning(read, data);
                break;
            case ResponsesEventKind.ArgumentsDelta:
                _answer.Items.At(read.OutputIndex, "function_call").AppendArguments(read.Delta.Of(data));
                break;
            case ResponsesEventKind.ArgumentsDone:
                _answer.Items.At(read.OutputIndex, "function_call").SetArguments(read.Full.Of(data));
                break;
            case ResponsesEventKind.ItemAdded or ResponsesEventKind.ItemDone when read.Item is { } item:
                TakeItem(read, item, data);
                break;
            case ResponsesEventKind.Opened when read.Response is { } opened:
                _answer.Identify(opened);
                break;
            case ResponsesEventKind.Completed when read.Response is { } completed:
                Finish(completed, data);
                break;
            case ResponsesEventKind.Incomplete when read.Response is { } incomplete:
                Finish(incomplete, data, "incomplete");
                break;
            case ResponsesEventKind.Incomplete:
                _answer.EndIncomplete();
                break;
            case ResponsesEventKind.Failed:
                throw _answer.Failure(read, data);
            default:
                TakeRare(read, data);
                break;
        }
    }

    private void TakeRare(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        switch (read.Kind)
        {
            case ResponsesEventKind.TextDone:
                ShowText(Begin(_answer.Items.At(read.OutputIndex, "message")).Content(read.ContentIndex).Rest(read.Full.Of(data)));
                break;
            case ResponsesEventKind.ReasoningDone or ResponsesEventKind.SummaryDone:
                ShowEnd(read, read.Kind == ResponsesEventKind.SummaryDone, read.Full.Of(data));
                break;
            case ResponsesEventKind.RefusalDone when read.Full.Length > 0:
                Begin(_answer.Items.At(read.OutputIndex, "message")).Refusal = JsonText.Decode(read.Full.Of(data));
                break;
            case ResponsesEventKind.RefusalDelta:
                Begin(_answer.Items.At(read.OutputIndex, "message")).Refusal += JsonText.Decode(read.Delta.Of(data));
                break;
            case ResponsesEventKind.AnnotationAdded when !read.Annotation.IsEmpty:
                _answer.Items.At(read.OutputIndex, "message").Annotations.Add((read.ContentIndex, JsonRead.Detach(read.Annotation.Of(data))));
                break;
            case ResponsesEventKind.PartDone when !read.Part.Range.IsEmpty:
                TakePart(read, data);
                break;
            case ResponsesEventKind.SummaryPartDone when !read.Part.Text.IsEmpty:
                ShowEnd(read, isSummary: true, read.Part.Text.Of(data));
                break;
            case ResponsesEventKind.PartialImage when read.PartialImage.Length > 0:
                Show(ServerItemMapper.PartialImage(JsonText.Decode(read.ItemId.Of(data)), read.PartialImage.Of(data)));
                break;
            case ResponsesEventKind.Unknown when !read.Error.IsEmpty:
                // An error in the shape of the chat endpoint.
                throw _answer.Failure(read, data);
        }
    }

    private void TakeText(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        ResponsesItem item = Begin(_answer.Items.At(read.OutputIndex, "message"));
        _text = item.Content(read.ContentIndex);
        if (read.FramedText is { } framed)
        {
            _text.Add(framed);
        }

        ShowText(read.FramedText ?? _text.Append(read.Delta.Of(data)));
    }

    private void TakeReasoning(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        bool isSummary = read.Kind == ResponsesEventKind.SummaryDelta;
        (ResponsesItem item, TextProgress progress, bool begins) = Thought(read, isSummary);
        string text = progress.Append(read.FramedText is { } framed ? Encoding.UTF8.GetBytes(framed) : read.Delta.Of(data));
        ShowReasoning(item, isSummary, text, begins);
    }

    /// <summary>Gets the text of reasoning that an event belongs to, and whether it begins one that is set apart.</summary>
    private (ResponsesItem Item, TextProgress Progress, bool Begins) Thought(ResponsesEvent read, bool isSummary)
    {
        ResponsesItem item = _answer.Items.At(read.OutputIndex, "reasoning");
        int part = isSummary ? read.SummaryIndex : read.ContentIndex;
        TextProgress progress = isSummary ? item.Summary(part) : item.Content(part);
        return (item, progress, progress.Shown == 0 && (isSummary || part == 0));
    }

    /// <summary>Takes what a text of reasoning has at its end beyond its deltas, of which there may be none.</summary>
    private void ShowEnd(ResponsesEvent read, bool isSummary, ReadOnlySpan<byte> whole)
    {
        (ResponsesItem item, TextProgress progress, bool begins) = Thought(read, isSummary);
        ShowReasoning(item, isSummary, progress.Complete(whole), begins);
    }

    /// <summary>Takes what the end of a part has beyond what came before: text, and annotations that did not come by themselves.</summary>
    private void TakePart(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        ResponsesItem item = _answer.Items.At(read.OutputIndex, "message");
        if (!item.IsMessage)
        {
            return;
        }

        int index = read.ContentIndex;
        ShowText(Begin(item).Content(index).Rest(read.Part.Text.Of(data)));
        if (read.Part.Annotations.IsEmpty)
        {
            return;
        }

        int known = item.Annotations.FindAll(entry => entry.Part == index).Count;
        int number = 0;
        foreach (JsonElement annotation in JsonRead.Detach(read.Part.Annotations.Of(data)).EnumerateArray())
        {
            if (number++ >= known)
            {
                item.Annotations.Add((index, annotation));
            }
        }
    }

    private void TakeItem(ResponsesEvent read, RawItem lying, ReadOnlySpan<byte> data)
    {
        JsonElement raw = lying.Detach(data);
        ResponsesItem item = _answer.Items.At(read.OutputIndex, raw);
        if (read.Kind == ResponsesEventKind.ItemDone)
        {
            CompleteItem(item, raw, lying, data);
            return;
        }

        item.Begin(raw);
        if (item.IsMessage)
        {
            Begin(item);
        }
    }
}
