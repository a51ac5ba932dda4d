using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Reliability.Matrix;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Reads the text out of the whole events at the beginning of a stream, without the client: what must have been delivered when it breaks.</summary>
internal static class SaidSoFar
{
    public static string In(Sample sample, int length)
    {
        string text = Encoding.UTF8.GetString(sample.Bytes.AsSpan(0, length));
        int end = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        return string.Concat((end < 0 ? "" : text[..end]).Split('\n')
            .Where(line => line.StartsWith("data: {", StringComparison.Ordinal))
            .Select(line => Delta(JsonElement.Parse(line[6..]), sample.Surface)));
    }

    private static string? Delta(JsonElement json, Surface surface)
    {
        if (surface == Surface.ResponsesStreamed)
        {
            return json.TryGetProperty("type", out JsonElement type) && type.ValueEquals("response.output_text.delta") ? json.GetProperty("delta").GetString() : null;
        }

        return json.TryGetProperty("choices", out JsonElement choices) && choices.GetArrayLength() > 0
            && choices[0].TryGetProperty("delta", out JsonElement delta) && delta.TryGetProperty("content", out JsonElement content)
            ? content.GetString()
            : null;
    }
}
