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
                ItemOf(read, data, "function_call").AppendArguments(read.Delta.Of(data));
                break;
            case ResponsesEventKind.ArgumentsDone:
                ItemOf(read, data, "function_call").SetArguments(read.Full.Of(data));
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

    private void TakeText(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        ResponsesItem item = DeltaItem(read, data, "message");
        if (Holds(item, data))
        {
            _text = null;
            return;
        }

        _text = Begin(item).Content(read.ContentIndex);
        if (read.FramedText is { } framed)
        {
            _text.Add(framed);
        }

        ShowText(read.FramedText ?? _text.Append(read.Delta.Of(data)));
    }

    private void TakeReasoning(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        bool isSummary = read.Kind == ResponsesEventKind.SummaryDelta;
        (ResponsesItem item, TextProgress progress, bool begins) = Thought(DeltaItem(read, data, "reasoning"), read, isSummary);
        string text = progress.Append(read.FramedText is { } framed ? Encoding.UTF8.GetBytes(framed) : read.Delta.Of(data));
        ShowReasoning(item, isSummary, text, begins);
    }

    /// <summary>Gets the text of reasoning that an event belongs to, and whether it begins one that is set apart.</summary>
    private static (ResponsesItem Item, TextProgress Progress, bool Begins) Thought(ResponsesItem item, ResponsesEvent read, bool isSummary)
    {
        int part = isSummary ? read.SummaryIndex : read.ContentIndex;
        TextProgress progress = isSummary ? item.Summary(part) : item.Content(part);
        return (item, progress, progress.Shown == 0 && (isSummary || part == 0));
    }

    /// <summary>Takes what a text of reasoning has at its end beyond its deltas, of which there may be none.</summary>
    private void ShowEnd(ResponsesEvent read, ReadOnlySpan<byte> data, bool isSummary, RawRange whole)
    {
        (ResponsesItem item, TextProgress progress, bool begins) = Thought(ItemOf(read, data, "reasoning"), read, isSummary);
        ShowReasoning(item, isSummary, progress.Complete(whole.Of(data)), begins);
    }

    private void TakeItem(ResponsesEvent read, RawItem lying, ReadOnlySpan<byte> data)
    {
        JsonElement raw = lying.Detach(data);
        ResponsesItem item = _answer.Items.At(read.OutputIndex, raw);
        if (item.IsMessage && Holds(item, data))
        {
            return;
        }

        if (read.Kind == ResponsesEventKind.ItemDone)
        {
            CompleteItem(item, raw, lying, data);
            ReleaseNext(item);
            return;
        }

        item.Begin(raw);
        if (item.IsMessage)
        {
            Begin(item);
        }
    }
}
