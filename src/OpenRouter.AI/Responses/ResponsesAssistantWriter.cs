using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// The assistant's messages on the way back, as the items they were made of: reasoning and server tools verbatim and in their places, the text,
/// the calls byte for byte. A message from elsewhere becomes the items that it would have been made of.
/// </summary>
internal sealed class ResponsesAssistantWriter(RequestScope scope, ResponsesContentWriter content, CallIds callIds) : IDisposable
{
    private readonly AssistantContents _contents = new(scope.Model, callIds);
    private readonly AssistantItemWriter _items = new(scope, content, callIds);
    private readonly ItemReplay _replay = new(scope.MayReachClaude);
    private readonly List<JsonElement> _thoughts = [];
    private readonly List<AIContent> _parts = [];
    private bool _waits;
    private bool _orphaned;
    private bool _hasItems;

    private Utf8JsonWriter Writer => scope.Writer;

    public void Dispose() => _items.Dispose();

    internal void Write(IReadOnlyList<ChatMessage> history, int index)
    {
        JsonElement? items = OutputItems.Find(history[index]);
        _contents.Collect(history, index, items is not null);
        _thoughts.Clear();
        _orphaned = false;
        _hasItems = false;
        if (items is { } list)
        {
            foreach (JsonElement item in list.EnumerateArray())
            {
                WriteItem(item);
            }
        }

        WriteRest();
    }

    /// <summary>Writes the parts that only a message of the user can have. Nothing may stand between a call and its result, so they wait for it.</summary>
    internal void WriteParts()
    {
        _items.WriteParts(_parts);
        _parts.Clear();
        _waits = false;
    }

    private void WriteItem(JsonElement item)
    {
        switch (item.GetTextField("type"))
        {
            case "reasoning":
                // Held back until it is sure that what it led to goes back as well.
                DropOrphans();
                _thoughts.Add(item);
                break;
            case "message":
                if (LeadsTo(_contents.HasText))
                {
                    _items.WriteText(_contents, item);
                }

                break;
            case "function_call":
                FunctionCallContent? call = _contents.TakeCall(item.GetTextField("call_id"));
                if (LeadsTo(call is not null))
                {
                    _items.WriteCall(call!, item);
                    _waits = true;
                }

                break;
            default:
                DropOrphans();
                WriteThoughts();
                _replay.Write(Writer, item);
                break;
        }
    }

    /// <summary>
    /// Writes the reasoning before an item. Without an item behind it it would be refused, so that of one which is gone waits for the next one:
    /// a host may drop the text before a call, or one of several calls, and the reasoning led to both.
    /// </summary>
    private bool LeadsTo(bool itemIsWritten)
    {
        _orphaned = !itemIsWritten;
        _hasItems |= itemIsWritten;
        if (itemIsWritten)
        {
            WriteThoughts();
        }

        return itemIsWritten;
    }

    private void DropOrphans()
    {
        if (_orphaned)
        {
            _thoughts.Clear();
            _orphaned = false;
        }
    }

    private void WriteThoughts()
    {
        foreach (JsonElement thought in _thoughts)
        {
            _replay.Write(Writer, thought);
        }

        _thoughts.Clear();
    }

    /// <summary>Writes what no item stands for. Thoughts alone, of an answer that was cut while the model thought, stay behind.</summary>
    private void WriteRest()
    {
        if (_contents.HasText || _contents.Calls.Count > 0 || (_hasItems && !_orphaned))
        {
            WriteThoughts();
        }

        _items.WriteText(_contents, default);
        _items.WriteImages(_contents.Images);
        _parts.AddRange(_contents.Parts);
        foreach (AIContent loose in _contents.Loose)
        {
            _replay.Write(Writer, JsonValues.ToElement(loose.AdditionalProperties![CarrierKeys.OutputItem], $"AdditionalProperties[\"{CarrierKeys.OutputItem}\"]"));
        }

        foreach (FunctionCallContent call in _contents.Calls)
        {
            _items.WriteCall(call, default);
            _waits = true;
        }

        if (!_waits)
        {
            WriteParts();
        }
    }
}
