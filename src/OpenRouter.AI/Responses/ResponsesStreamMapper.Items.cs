using System;
using System.Text.Json;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

internal sealed partial class ResponsesStreamMapper
{
    /// <summary>Takes a whole answer: the end of a stream in which nothing came before.</summary>
    /// <param name="envelope">The response object.</param>
    /// <param name="data">The bytes that its ranges point into.</param>
    /// <param name="status">The status that the name of the event tells; null for none.</param>
    internal void Finish(ResponsesEnvelope envelope, ReadOnlySpan<byte> data, string? status = null)
    {
        _answer.End(envelope, data, status);
        if (!envelope.HasOutput)
        {
            ThrowIfNothingCame();
        }

        for (int index = 0; index < envelope.Output.Count; index++)
        {
            if (envelope.Output[index] is { } lying)
            {
                JsonElement raw = lying.Detach(data);
                CompleteItem(_answer.Items.TakeFinal(index, raw, lying, data), raw, lying, data);
            }
        }

        ReleaseAll();
        _answer.Items.KeepOthers();
    }

    private void ThrowIfNothingCame()
    {
        if (_answer.Items.InOrder.Count == 0)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("it has no output", GenerationId);
        }
    }

    /// <summary>Takes an item at its end, or once more at the end of the answer, and hands out what nobody has been given yet.</summary>
    private void CompleteItem(ResponsesItem item, JsonElement raw, RawItem lying, ReadOnlySpan<byte> data)
    {
        item.Complete(raw);
        raw = item.Raw;
        if (item.IsMessage)
        {
            CompleteMessage(Begin(item), raw, lying, data);
        }
        else if (item.IsReasoning)
        {
            CompleteReasoning(item, raw);
        }
        else if (!item.IsFunctionCall && !item.IsShown && !_answer.IsClientCall(item))
        {
            item.IsShown = true;
            Message.CloseReasoning(_contents);
            ServerItemMapper.Map(raw, _contents);
        }
    }

    /// <param name="item">The message.</param>
    /// <param name="raw">The message without its texts.</param>
    /// <param name="lying">Where its texts lie.</param>
    /// <param name="data">The bytes in which they do.</param>
    private void CompleteMessage(ResponsesItem item, JsonElement raw, RawItem lying, ReadOnlySpan<byte> data)
    {
        for (int part = 0; part < lying.Texts.Count; part++)
        {
            ShowText(item.Content(part).Rest(lying.Texts[part].Of(data)));
        }

        string? refusal = null;
        foreach (JsonElement content in raw.Parts("content"))
        {
            refusal = content.GetTextField("refusal") is { } said ? refusal + said : refusal;
        }

        item.Refusal = refusal ?? item.Refusal;
    }

    private void CompleteReasoning(ResponsesItem item, JsonElement raw)
    {
        if (!item.IsShown && raw.GetTextField("encrypted_content") is not null)
        {
            Message.OpenReasoning();
        }

        item.IsShown = true;
        bool summaries = item.ShowsSummaries ?? !ItemMerge.HasTexts(raw, "content");
        int number = 0;
        foreach (JsonElement part in Texts(raw, summaries ? "summary" : "content"))
        {
            TextProgress progress = summaries ? item.Summary(number) : item.Content(number);
            bool begins = progress.Shown == 0 && (summaries || number == 0);
            ShowReasoning(item, summaries, progress.Rest(part.GetText() ?? part.GetTextField("text")), begins);
            number++;
        }
    }

    /// <summary>Gets parts that are objects or, as the documentation has it in one place, plain texts.</summary>
    private static JsonElement.ArrayEnumerator Texts(JsonElement raw, string name) =>
        raw.GetField(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}
