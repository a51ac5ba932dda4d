using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>
/// The message that is being handed out. An answer is one message until a second output message begins: its reasoning, calls and server tools
/// are not torn from its text, and a commentary stays apart from the final answer.
/// </summary>
internal sealed class ResponsesMessage(ResponsesAnswer answer, string id, int number)
{
    private string _protected = "";
    private bool _reasoningIsOpen;
    private bool _reasoningHasText;
    private List<ResponsesItem> _items = [];

    /// <summary>Gets the id under which the contents of this message are handed out.</summary>
    internal string Id { get; } = id;

    /// <summary>Gets the number of this message within the answer.</summary>
    internal int Number { get; } = number;

    /// <summary>Gets or sets whether an output message has begun in it.</summary>
    internal bool HasOutput { get; set; }

    /// <summary>Gets whether the next text ends a run of reasoning.</summary>
    internal bool ReasoningIsOpen => _reasoningIsOpen;

    /// <summary>Begins or goes on with a run of reasoning; gets the text with what sets it apart from the item or summary before.</summary>
    internal string OpenReasoning(string text, bool begins)
    {
        _reasoningIsOpen = true;
        string apart = begins && _reasoningHasText ? "\n\n" + text : text;
        _reasoningHasText |= text.Length > 0;
        return apart;
    }

    /// <summary>Says that there is reasoning without a text that could be shown.</summary>
    internal void OpenReasoning() => _reasoningIsOpen = true;

    /// <summary>Ends the run of reasoning with all of it so far. What still comes later is written once more at the end.</summary>
    internal void CloseReasoning(List<AIContent> contents)
    {
        _reasoningIsOpen = false;
        _reasoningHasText = false;
        if (ResponsesAnswer.ReasoningOf(answer.ItemsOf(Number)) is not { } items)
        {
            return;
        }

        string substance = ProtectedReasoning.Substance(items);
        if (!string.Equals(substance, _protected, StringComparison.Ordinal))
        {
            _protected = substance;
            contents.Add(new TextReasoningContent("") { ProtectedData = ProtectedReasoning.Protect(items) });
        }
    }

    /// <summary>Makes the last contents but the calls: the reasoning that goes back, the citations, a refusal.</summary>
    /// <param name="contents">Where they are added.</param>
    /// <param name="isLast">Whether no other message follows.</param>
    internal void Close(List<AIContent> contents, bool isLast)
    {
        CloseReasoning(contents);
        _items = answer.Settle(Number, isLast);
        string? refusal = null;
        List<AIAnnotation>? citations = null;
        foreach (ResponsesItem item in _items)
        {
            OutputCitations.Collect(item, isClosed: false, ref citations);
            refusal = item.Refusal is null ? refusal : refusal + item.Refusal;
        }

        if (isLast)
        {
            // Of messages handed out before, the end of the answer may know sources that they did not.
            foreach (ResponsesItem item in answer.Items.InOrder)
            {
                OutputCitations.Collect(item, isClosed: true, ref citations);
            }
        }

        if (citations is not null)
        {
            // Annotated texts are never joined with their neighbours, so the citations stand on a text of their own, behind the text.
            contents.Add(new TextContent("") { Annotations = citations });
        }

        if (refusal is not null)
        {
            contents.Add(new ErrorContent(refusal) { ErrorCode = "Refusal" });
        }
    }

    /// <summary>Makes the properties of the message: what the next request must carry back; null when there is nothing.</summary>
    /// <remarks>
    /// They also go onto the first call: hosts that drop reasoning contents and message properties keep that. Of an answer of several messages it
    /// gets all items, since such a host has made one message of them.
    /// </remarks>
    internal AdditionalPropertiesDictionary? Properties(List<AIContent> calls)
    {
        JsonElement? outline = answer.Outline(_items);
        if (calls.Count > 0 && (Number == 0 ? outline : answer.Outline(answer.Items.InOrder)) is { } beside)
        {
            (calls[0].AdditionalProperties ??= [])[CarrierKeys.Output] = beside;
        }

        return outline is null ? null : new AdditionalPropertiesDictionary { [CarrierKeys.Output] = outline };
    }
}
