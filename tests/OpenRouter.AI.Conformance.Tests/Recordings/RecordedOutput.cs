using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Recordings;

/// <summary>Finds the items of a recorded answer of the Responses endpoint, as its last word has them.</summary>
internal static class RecordedOutput
{
    public static IReadOnlyList<JsonElement> Of(ChatRecording recording)
    {
        string body = Encoding.UTF8.GetString(recording.Body);
        bool isStream = recording.Headers["Content-Type"].StartsWith("text/event-stream", StringComparison.Ordinal);
        string last = isStream
            ? body.Split('\n').Last(line => line.StartsWith("data: {", StringComparison.Ordinal))["data: ".Length..]
            : body;
        using JsonDocument document = JsonDocument.Parse(last);
        JsonElement response = isStream ? document.RootElement.GetProperty("response") : document.RootElement;
        return [.. response.GetProperty("output").EnumerateArray().Select(item => item.Clone())];
    }
}
