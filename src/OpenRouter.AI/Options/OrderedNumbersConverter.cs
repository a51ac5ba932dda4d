using System.Globalization;
using System.Text.Json;

namespace OpenRouter.AI.Options;

/// <summary>Pairs with numbers, which may have been stored as texts.</summary>
internal sealed class OrderedNumbersConverter : OrderedPairsConverter<double>
{
    protected override double Read(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
        : value.GetDouble();

    protected override void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);
}
