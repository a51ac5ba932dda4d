using System;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesStreamMapper
{
    private void Take(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        switch (read.Kind)
        {
            case ResponsesEventKind.TextDelta or ResponsesEventKind.TextDone:
                TakeText(read, data);
                break;
            case ResponsesEventKind.ReasoningDelta or ResponsesEventKind.ReasoningDone:
            case ResponsesEventKind.SummaryDelta or ResponsesEventKind.SummaryDone:
                TakeReasoning(read, data);
                break;
            case ResponsesEventKind.ArgumentsDelta:
                _answer.Item(read.OutputIndex, "function_call").AppendArguments(read.Delta.Of(data));
                break;
            case ResponsesEventKind.ArgumentsDone:
                _answer.Item(read.OutputIndex, "function_call").SetArguments(read.Full.Of(data));
                break;
            case ResponsesEventKind.ItemAdded or ResponsesEventKind.ItemDone when !read.Item.IsEmpty:
                TakeItem(read, read.Item.Of(data));
                break;
            case ResponsesEventKind.Opened when !read.Response.IsEmpty:
                _answer.Identify(ResponsesEnvelope.Read(read.Response.Of(data)));
                break;
            case ResponsesEventKind.Completed when !read.Response.IsEmpty:
                Finish(read.Response.Of(data));
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
            case ResponsesEventKind.RefusalDelta:
                Begin(_answer.Item(read.OutputIndex, "message")).Refusal += JsonText.Decode(read.Delta.Of(data));
                break;
            case ResponsesEventKind.RefusalDone when read.HasFull:
                Begin(_answer.Item(read.OutputIndex, "message")).Refusal ??= JsonText.Decode(read.Full.Of(data));
                break;
            case ResponsesEventKind.AnnotationAdded when !read.Annotation.IsEmpty:
                _answer.Item(read.OutputIndex, "message").Annotations.Add((read.ContentIndex, JsonRead.Detach(read.Annotation.Of(data))));
                break;
            case ResponsesEventKind.PartDone when !read.Part.IsEmpty:
                TakePart(_answer.Item(read.OutputIndex, "message"), read.ContentIndex, read.Part.Of(data));
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
        ResponsesItem item = Begin(_answer.Item(read.OutputIndex, "message"));
        _text = item.Content(read.ContentIndex);
        if (read.FramedText is { } framed)
        {
            _text.Add(framed);
            ShowText(framed);
        }
        else
        {
            ShowText(read.Kind == ResponsesEventKind.TextDelta ? _text.Append(read.Delta.Of(data)) : _text.Rest(read.Full.Of(data)));
        }
    }

    private void TakeReasoning(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        ResponsesItem item = _answer.Item(read.OutputIndex, "reasoning");
        bool isSummary = read.Kind is ResponsesEventKind.SummaryDelta or ResponsesEventKind.SummaryDone;
        int part = isSummary ? read.SummaryIndex : read.ContentIndex;
        TextProgress progress = isSummary ? item.Summary(part) : item.Content(part);
        bool begins = progress.Shown == 0 && (isSummary || part == 0);
        string? text = read.FramedText is { } framed ? progress.Append(Encoding.UTF8.GetBytes(framed))
            : read.Kind is ResponsesEventKind.ReasoningDelta or ResponsesEventKind.SummaryDelta ? progress.Append(read.Delta.Of(data))
            : progress.Rest(read.Full.Of(data));
        ShowReasoning(item, isSummary, text, begins);
    }

    private void TakePart(ResponsesItem item, int index, ReadOnlySpan<byte> part)
    {
        // Parts of reasoning say no more than the end of their text.
        if (!item.IsMessage)
        {
            return;
        }

        Begin(item);
        Utf8JsonReader reader = new(part);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("text"u8) && reader.TokenType == JsonTokenType.String)
            {
                ShowText(item.Content(index).Rest(reader.ValueSpan));
            }
            else if (name.SequenceEqual("refusal"u8) && reader.TokenType == JsonTokenType.String)
            {
                item.Refusal ??= reader.GetText();
            }
            else if (name.SequenceEqual("annotations"u8) && reader.TokenType == JsonTokenType.StartArray)
            {
                AddAnnotations(item, index, JsonRead.Detach(reader.Raw().Of(part)));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>Adds the annotations of a part that did not come by themselves before.</summary>
    private static void AddAnnotations(ResponsesItem item, int part, JsonElement annotations)
    {
        int known = item.Annotations.FindAll(entry => entry.Part == part).Count;
        int number = 0;
        foreach (JsonElement annotation in annotations.EnumerateArray())
        {
            if (number++ >= known)
            {
                item.Annotations.Add((part, annotation));
            }
        }
    }

    private void TakeItem(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        JsonElement raw = ItemText.Detach(data, _texts);
        ResponsesItem item = _answer.Item(read.OutputIndex, raw);
        if (read.Kind == ResponsesEventKind.ItemDone)
        {
            CompleteItem(item, raw, data);
            return;
        }

        item.Begin(raw);
        if (item.IsMessage)
        {
            Begin(item);
        }
    }
}
