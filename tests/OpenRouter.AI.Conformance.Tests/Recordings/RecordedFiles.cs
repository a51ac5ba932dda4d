using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Recordings;

/// <summary>Finds the file annotations of a recorded answer as the service sent them.</summary>
internal static class RecordedFiles
{
    public static IReadOnlyList<JsonElement> Of(ChatRecording recording)
    {
        string body = Encoding.UTF8.GetString(recording.Body);
        bool isStream = recording.Headers["Content-Type"].StartsWith("text/event-stream", StringComparison.Ordinal);
        IEnumerable<string> documents = isStream
            ? body.Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)).Select(line => line["data: ".Length..])
            : [body];
        return [.. documents.SelectMany(Annotations)];
    }

    private static IEnumerable<JsonElement> Annotations(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("choices", out JsonElement choices))
        {
            return [];
        }

        return
        [
            .. choices.EnumerateArray()
                .SelectMany(choice => choice.EnumerateObject().Where(property => property.Name is "message" or "delta"))
                .Where(message => message.Value.ValueKind == JsonValueKind.Object)
                .SelectMany(message => message.Value.EnumerateObject().Where(property => property.Name == "annotations"))
                .Where(annotations => annotations.Value.ValueKind == JsonValueKind.Array)
                .SelectMany(annotations => annotations.Value.EnumerateArray())
                .Where(annotation => annotation.GetProperty("type").GetString() == "file")
                .Select(annotation => annotation.Clone()),
        ];
    }
}
