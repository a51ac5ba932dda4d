using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares typed values with the members of a recorded object, and notes members that nobody compared.</summary>
internal sealed class FieldList(JsonElement expected, string path)
{
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);

    public List<Difference> Differences { get; } = [];

    public void Add(string name, object? observed)
    {
        _compared.Add(name);
        string wanted = Wanted(name);
        string got = Text(observed);
        if (wanted != got)
        {
            Differences.Add(new Difference($"{path}.{name}", wanted, got));
        }
    }

    /// <summary>Members that are compared elsewhere.</summary>
    public void Skip(params string[] names) => _compared.UnionWith(names);

    public IReadOnlyList<Difference> Complete()
    {
        foreach (JsonProperty member in expected.EnumerateObject().Where(member => !_compared.Contains(member.Name)))
        {
            Differences.Add(new Difference($"{path}.{member.Name}", "a typed value", "none"));
        }

        return Differences;
    }

    private string Wanted(string name) => expected.ValueKind == JsonValueKind.Object && expected.TryGetProperty(name, out JsonElement value)
        ? value.ValueKind switch
        {
            JsonValueKind.Null => "null",
            JsonValueKind.Number => Number(decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture)),
            JsonValueKind.Array => string.Join(",", value.EnumerateArray().Select(static item => item.ToString())),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        }
        : "null";

    private static string Text(object? observed) => observed switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => text,
        IEnumerable<string> texts => string.Join(",", texts),
        TimeSpan time => Number((decimal)time.TotalMilliseconds),
        IConvertible number => Number(number.ToDecimal(CultureInfo.InvariantCulture)),
        _ => observed.ToString()!,
    };

    private static string Number(decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
