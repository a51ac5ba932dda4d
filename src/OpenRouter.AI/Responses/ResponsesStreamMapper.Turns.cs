using System;
using System.Collections.Generic;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

// Which item an event is about, and whether it is its turn: updates of two messages must not be mixed, since whoever puts them together begins a
// message whenever the id changes.
internal sealed partial class ResponsesStreamMapper
{
    private ResponsesItem? _speaking;
    private List<byte[]>? _held;
    private bool _isReleasing;

    /// <summary>Gets the item that an event is about. Places win over ids, which are not the same everywhere.</summary>
    private ResponsesItem ItemOf(ResponsesEvent read, ReadOnlySpan<byte> data, string type) => read.OutputIndex >= 0
        ? _answer.Items.At(read.OutputIndex, type)
        : _answer.Items.Of(read.ItemId.IsEmpty ? null : JsonText.Decode(read.ItemId.Of(data)), type);

    /// <summary>Gets the item of a delta; one that was read by its frame is about that of the delta before.</summary>
    private ResponsesItem DeltaItem(ResponsesEvent read, ReadOnlySpan<byte> data, string type) =>
        _deltaItem = read.FramedText is not null && _deltaItem is not null ? _deltaItem : ItemOf(read, data, type);

    /// <summary>Gets the message that an event is about; null when the event waits.</summary>
    private ResponsesItem? Speaker(ResponsesEvent read, ReadOnlySpan<byte> data)
    {
        ResponsesItem item = ItemOf(read, data, "message");
        return Holds(item, data) ? null : item;
    }

    /// <summary>Keeps an event of a message that begins before the one before it has ended.</summary>
    private bool Holds(ResponsesItem item, ReadOnlySpan<byte> data)
    {
        if (_isReleasing && item.IsDone)
        {
            // The last event has said it all.
            return true;
        }

        if (_speaking is not { IsDone: false } speaking || ReferenceEquals(item, speaking) || item.IsShown)
        {
            return false;
        }

        (_held ??= []).Add(data.ToArray());
        return true;
    }

    /// <summary>Takes the events that waited for the end of a message.</summary>
    private void ReleaseNext(ResponsesItem ended)
    {
        if (_held is { } held && ReferenceEquals(ended, _speaking))
        {
            _held = null;
            Release(held);
        }
    }

    /// <summary>Takes all events that still wait: nothing comes any more.</summary>
    private void ReleaseAll()
    {
        while (_held is { } held)
        {
            _held = null;
            _speaking = null;
            Release(held);
        }
    }

    private void Release(List<byte[]> held)
    {
        bool wasReleasing = _isReleasing;
        _isReleasing = true;
        ResponsesEventReader reader = new();
        ResponsesEvent read = new();
        foreach (byte[] data in held)
        {
            reader.Read(data, read);
            Take(read, data);
        }

        _isReleasing = wasReleasing;
    }
}
