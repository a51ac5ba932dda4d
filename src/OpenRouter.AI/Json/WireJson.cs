using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>The one recipe for writing JSON to the wire: compact, escaped no more than needed, without a second validation.</summary>
internal static class WireJson
{
    internal static JsonWriterOptions WriterOptions { get; } = new() { Encoder = WireEncoder.Instance, SkipValidation = true };
}
