using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares JSON by meaning: numbers by value, objects whatever the order of their properties, arrays in order.</summary>
internal static class JsonEquality
{
    public static bool Same(JsonElement left, JsonElement right)
    {
        if (left.ValueKind != right.ValueKind)
        {
            return false;
        }

        return left.ValueKind switch
        {
            JsonValueKind.Object => SameObject(left, right),
            JsonValueKind.Array => left.GetArrayLength() == right.GetArrayLength()
                && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => Same(pair.First, pair.Second)),
            JsonValueKind.String => left.GetString() == right.GetString(),
            JsonValueKind.Number => SameNumber(left.GetRawText(), right.GetRawText()),
            _ => true,
        };
    }

    private static bool SameObject(JsonElement left, JsonElement right) =>
        left.EnumerateObject().Count() == right.EnumerateObject().Count()
        && left.EnumerateObject().All(property =>
            right.TryGetProperty(property.Name, out JsonElement other) && Same(property.Value, other));

    // A recorder that keeps doubles writes other digits than the service; both mean the same double.
    private static bool SameNumber(string left, string right) =>
        (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal a)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal b)
            && a == b)
        || (double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out double c)
            && double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out double d)
            && c.Equals(d));
}
