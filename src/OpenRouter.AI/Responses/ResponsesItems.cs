using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;
using OpenRouter.AI.Responses.Wire;

namespace OpenRouter.AI.Responses;

/// <summary>
/// The items of an answer, and which of them an event is about. Events may lack the place of their item; the last event may leave items out, put
/// them into another order, and give them other ids.
/// </summary>
internal sealed class ResponsesItems : IDisposable
{
    private readonly List<ResponsesItem> _items = [];
    private List<ResponsesItem>? _final;

    /// <summary>Gets the items in their order: that of the last event once it has come, else that of their places; those without one stand where they came.</summary>
    internal IReadOnlyList<ResponsesItem> InOrder => _final ?? _items;

    public void Dispose() => _items.ForEach(static item => item.Dispose());

    /// <summary>Gets the item of a kind at a place; one that was never announced is made.</summary>
    internal ResponsesItem At(int index, string type) =>
        Find(item => item.Index == index && (item.Is(type) || (type == "function_call" && !item.IsMessage && !item.IsReasoning)))
            ?? Adopt(index, type, id: null)
            ?? Add(index, type);

    /// <summary>Gets the item that an event without a place is about: that of the id, else the last of the kind, else a new one.</summary>
    internal ResponsesItem Of(string? id, string type) =>
        (id is null ? null : Find(item => string.Equals(item.Id, id, StringComparison.Ordinal)))
            ?? _items.FindLast(item => item.Is(type) || (type == "function_call" && ClientCalls.IsClientCall(item.Type)))
            ?? Add(ResponsesItem.NoPlace, type);

    /// <summary>Gets the item for the JSON that came of it. Another kind at the same place is another item.</summary>
    internal ResponsesItem At(int index, JsonElement raw)
    {
        string type = raw.GetTextField("type") ?? "";
        string? id = raw.GetTextField("id");
        return index >= 0
            ? Find(item => item.Index == index && item.Is(type)) ?? Adopt(index, type, id) ?? Add(index, type)
            : Named(raw, type) ?? _items.FindLast(item => item.Is(type) && !item.IsDone && item.Id is null) ?? Add(index, type);
    }

    /// <summary>
    /// Gets the item that the last event has at a place: the one of that call, of that id, of that place, or the next of that kind, in this order.
    /// Ids of items are seen to change at the end, ids of calls are not. Of messages one counts whose text goes on as it was handed out.
    /// </summary>
    internal ResponsesItem TakeFinal(int index, JsonElement raw, RawItem lying, ReadOnlySpan<byte> data)
    {
        string type = raw.GetTextField("type") ?? "";
        ResponsesItem item = Named(raw, type) ?? Unnamed(index, type, lying.DecodeTexts(data)) ?? Add(index, type);
        item.IsFinal = true;
        (_final ??= []).Add(item);
        return item;
    }

    /// <summary>Keeps what came and is not in the last event, behind what is.</summary>
    internal void KeepOthers() => _final?.AddRange(_items.FindAll(static item => !item.IsFinal));

    /// <summary>Whether two items have the same text in a member, and have it at all.</summary>
    internal static bool Share(JsonElement one, JsonElement other, string member) =>
        one.GetTextField(member) is { Length: > 0 } id && string.Equals(id, other.GetTextField(member), StringComparison.Ordinal);

    private ResponsesItem? Named(JsonElement raw, string type) =>
        FindLeft(type, item => Share(item.Raw, raw, "call_id")) ?? FindLeft(type, item => Share(item.Raw, raw, "id"));

    private ResponsesItem? Unnamed(int index, string type, string[] texts) =>
        FindLeft(type, item => item.Index == index && item.Fits(texts))
            ?? FindLeft(type, item => item.Fits(texts))
            ?? FindLeft(type, item => item.Index == index)
            ?? FindLeft(type, static _ => true);

    /// <summary>Finds an item of a kind among those that the last event has not named yet.</summary>
    private ResponsesItem? FindLeft(string type, Predicate<ResponsesItem> matches) => Find(item => !item.IsFinal && item.Is(type) && matches(item));

    /// <summary>Gives a place to an item of which events came without one.</summary>
    private ResponsesItem? Adopt(int index, string type, string? id)
    {
        ResponsesItem? item = Find(item =>
            item.Index == ResponsesItem.NoPlace && item.Is(type) && !item.IsDone && (id is null || item.Id is null || item.Id == id));
        if (item is not null)
        {
            item.Index = index;
        }

        return item;
    }

    private ResponsesItem Add(int index, string type)
    {
        ResponsesItem item = new(index, type);
        int next = index < 0 ? -1 : _items.FindIndex(other => other.Index > index);
        _items.Add(item);
        if (next >= 0)
        {
            _items.RemoveAt(_items.Count - 1);
            _items.Insert(next, item);
        }

        return item;
    }

    private ResponsesItem? Find(Predicate<ResponsesItem> matches) => _items.Find(matches);
}
