using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// The items of an answer by their places, and which of them each item of the last event is: the last event may leave some out, put them into
/// another order, and give them other ids.
/// </summary>
internal sealed class ResponsesItems : IDisposable
{
    private readonly SortedList<int, ResponsesItem> _places = [];
    private List<ResponsesItem>? _final;

    /// <summary>Gets the items in their order: that of the last event once it has come, else that of their places.</summary>
    internal IList<ResponsesItem> InOrder => _final is null ? _places.Values : _final;

    private int Free => _places.Count == 0 ? 0 : _places.Keys[_places.Count - 1] + 1;

    public void Dispose()
    {
        foreach (ResponsesItem item in _places.Values)
        {
            item.Dispose();
        }
    }

    /// <summary>Gets the item at a place; one that was never announced is made, with the type that its events tell of.</summary>
    /// <param name="index">The place; negative when the event does not tell: then it belongs to the last item of the kind.</param>
    /// <param name="type">The type.</param>
    internal ResponsesItem At(int index, string type)
    {
        if (index < 0)
        {
            return Last(type) ?? At(Free, type);
        }

        if (!_places.TryGetValue(index, out ResponsesItem? item))
        {
            _places.Add(index, item = new ResponsesItem(index, type));
        }

        return item;
    }

    /// <summary>Gets the item at a place for the JSON that came of it. Another kind at that place is another item.</summary>
    internal ResponsesItem At(int index, JsonElement raw)
    {
        string type = raw.GetTextField("type") ?? "";
        ResponsesItem item = index < 0 ? Named(raw, type) ?? At(Free, type) : At(index, type);
        return item.Is(type) ? item : At(Free, type);
    }

    /// <summary>
    /// Gets the item that the last event has at a place: the one of that call, of that id, of that place, or the next of that kind, in this order.
    /// Ids of items are seen to change at the end, ids of calls are not.
    /// </summary>
    internal ResponsesItem TakeFinal(int index, JsonElement raw)
    {
        string type = raw.GetTextField("type") ?? "";
        ResponsesItem item = Named(raw, type)
            ?? Find(type, item => item.Index == index)
            ?? Find(type, static _ => true)
            ?? At(Math.Max(index, Free), type);
        (_final ??= []).Add(item);
        return item;
    }

    /// <summary>Keeps what came and is not in the last event, behind what is.</summary>
    internal void KeepOthers()
    {
        foreach (ResponsesItem item in _places.Values)
        {
            if (_final is { } final && !final.Contains(item))
            {
                final.Add(item);
            }
        }
    }

    /// <summary>Whether two items have the same text in a member, and have it at all.</summary>
    internal static bool Share(JsonElement one, JsonElement other, string member) =>
        one.GetTextField(member) is { Length: > 0 } id && string.Equals(id, other.GetTextField(member), StringComparison.Ordinal);

    private ResponsesItem? Named(JsonElement raw, string type) =>
        Find(type, item => Share(item.Raw, raw, "call_id")) ?? Find(type, item => Share(item.Raw, raw, "id"));

    /// <summary>Gets the last item of a kind. Events of arguments belong to functions and to other tools alike.</summary>
    private ResponsesItem? Last(string type)
    {
        for (int place = _places.Count - 1; place >= 0; place--)
        {
            ResponsesItem item = _places.Values[place];
            if (item.Is(type) || (type == "function_call" && ClientCalls.IsClientCall(item.Type)))
            {
                return item;
            }
        }

        return null;
    }

    private ResponsesItem? Find(string type, Predicate<ResponsesItem> matches)
    {
        foreach (ResponsesItem item in _places.Values)
        {
            if (item.Is(type) && _final?.Contains(item) != true && matches(item))
            {
                return item;
            }
        }

        return null;
    }
}
