using System.Text.Json;

namespace OpenRouter.AI.Tests;

internal static class JsonAssert
{
    /// <summary>Compares whole JSON values; the order of properties does not matter, everything else does.</summary>
    internal static void Equal(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"Expected {expected}\nActual {actual.GetRawText()}");
}
