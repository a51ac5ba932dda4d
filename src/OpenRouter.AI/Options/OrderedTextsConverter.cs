using System.Text.Json;

namespace OpenRouter.AI.Options;

/// <summary>Pairs with texts.</summary>
internal sealed class OrderedTextsConverter : OrderedPairsConverter<string>
{
    // A null passes unchanged, as it did when it was set.
    protected override string Read(JsonElement value) => value.GetString()!;

    protected override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}
