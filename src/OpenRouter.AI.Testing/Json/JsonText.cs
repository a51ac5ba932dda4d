using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Json;

/// <summary>Writes JSON trees the way the service does: compact, and with text in UTF-8 rather than in escapes.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Of(JsonNode node) => node.ToJsonString(Compact);
}
