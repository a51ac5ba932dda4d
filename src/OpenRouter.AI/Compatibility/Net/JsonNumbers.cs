using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>Numbers in their shortest decimal form, which is what the caller wrote.</summary>
internal static class JsonNumbers
{
    internal static void WriteShortest(this Utf8JsonWriter writer, string name, float value) => writer.WriteNumber(name, value);
}
