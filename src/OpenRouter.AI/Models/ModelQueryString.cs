using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace OpenRouter.AI.Models;

/// <summary>The parameters of a request in a fixed order; a parameter without a value is left out.</summary>
internal sealed class ModelQueryString
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];

    internal string? this[string name] => _parameters.Find(parameter => parameter.Key == name).Value;

    /// <summary>Gets the query with its question mark; empty without parameters.</summary>
    public override string ToString() => _parameters.Count == 0
        ? ""
        : "?" + string.Join("&", _parameters.Select(static parameter => Escape(parameter.Key) + "=" + Escape(parameter.Value)));

    internal ModelQueryString Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _parameters.Add(new(name, value!));
        }

        return this;
    }

    internal ModelQueryString Add(string name, bool? value) => Add(name, value switch { true => "true", false => "false", null => null });

    internal ModelQueryString Add(string name, decimal? value) =>
        Add(name, value?.ToString("0.############################", CultureInfo.InvariantCulture));

    internal ModelQueryString Add<T>(string name, IEnumerable<T>? words) => Add(name, words is null ? null : string.Join(",", words));

    /// <summary>Takes the parameters of an address in the place of those with the same names. The rest of the address is not
    /// used.</summary>
    internal ModelQueryString With(string address)
    {
        ModelQueryString merged = new();
        merged._parameters.AddRange(_parameters);
        int question = address.IndexOf('?', StringComparison.Ordinal);
        int fragment = address.IndexOf('#', StringComparison.Ordinal);
        string query = address.Substring(question + 1, (fragment > question ? fragment : address.Length) - question - 1);
        foreach (string pair in question < 0 ? [] : query.Split('&'))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                merged.Set(Unescape(pair[..equals]), Unescape(pair[(equals + 1)..]));
            }
        }

        return merged;
    }

    internal ModelQueryString With(string name, long value)
    {
        ModelQueryString merged = new();
        merged._parameters.AddRange(_parameters);
        merged.Set(name, value.ToString(CultureInfo.InvariantCulture));
        return merged;
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private void Set(string name, string value)
    {
        int found = _parameters.FindIndex(parameter => parameter.Key == name);
        if (found < 0)
        {
            _parameters.Add(new(name, value));
        }
        else
        {
            _parameters[found] = new(name, value);
        }
    }
}
