using System;
using System.Collections.Generic;
using System.Globalization;

namespace OpenRouter.AI.Inference;

/// <summary>
/// The ids of the calls of one answer. Some providers repeat one id for parallel calls, or give none; results are matched to calls by id.
/// </summary>
internal sealed class UniqueCallIds(string? responseId)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Gets the id as given when it is the first of its kind, else one of our own.</summary>
    internal string Take(string? given)
    {
        if (!string.IsNullOrEmpty(given) && _ids.Add(given!))
        {
            return given!;
        }

        string prefix = "call_" + (responseId ?? Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        int number = _ids.Count;
        string id;
        do
        {
            id = prefix + "_" + number.ToString(CultureInfo.InvariantCulture);
            number++;
        }
        while (!_ids.Add(id));

        return id;
    }
}
