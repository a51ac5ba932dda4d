using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Json;

/// <summary>Writes JSON trees the way the service does: compact, and with text in UTF-8 rather than in escapes.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    internal static string Of(JsonNode node) => node.ToJsonString(Compact);

    /// <summary>Reads an element that outlives its document.</summary>
    internal static JsonElement Element(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    /// <summary>Writes for people.</summary>
    internal static string Indented(JsonNode node) => node.ToJsonString(Readable);
}
