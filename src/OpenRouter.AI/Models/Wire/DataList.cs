using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Models.Wire;

/// <summary>Reads a <c>data</c> that is a list.</summary>
internal static class DataList
{
    /// <summary>
    /// Reads all entries. Null when there is no list or one entry is nothing that can be named: a list that silently lacks one would look
    /// complete.
    /// </summary>
    internal static List<T>? Read<T>(JsonElement body, Func<JsonElement, T?> read)
        where T : class
    {
        if (body.GetField("data") is not { ValueKind: JsonValueKind.Array } data)
        {
            return null;
        }

        List<T> entries = new(data.GetArrayLength());
        foreach (JsonElement entry in data.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object || read(entry) is not { } known)
            {
                return null;
            }

            entries.Add(known);
        }

        return entries;
    }
}
