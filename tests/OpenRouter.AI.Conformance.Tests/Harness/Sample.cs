using System;
using System.IO;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Conformance.Recordings;

namespace OpenRouter.AI.Conformance.Harness;

/// <summary>The recordings that were written by hand to test the comparison itself.</summary>
internal static class Sample
{
    public static RecordingFolder Folder { get; } = new(Path.Combine(AppContext.BaseDirectory, "Samples"));

    /// <summary>The sample with one value of its expected outcome changed.</summary>
    public static ChatRecording With(string name, string path, JsonNode? value)
    {
        ChatRecording recording = Folder.Load(name);
        return recording with { Expected = Changed(recording.Expected, path, value) };
    }

    /// <summary>A copy with the value at a path such as <c>usage/input</c> or <c>tool_calls/0/id</c> changed.</summary>
    public static JsonElement Changed(JsonElement json, string path, JsonNode? value)
    {
        JsonNode root = JsonSerializer.SerializeToNode(json)!;
        string[] steps = path.Split('/');
        JsonNode owner = root;
        foreach (string step in steps[..^1])
        {
            owner = int.TryParse(step, out int index) ? owner[index]! : owner[step]!;
        }

        if (int.TryParse(steps[^1], out int last))
        {
            owner[last] = value;
        }
        else
        {
            owner[steps[^1]] = value;
        }

        return JsonSerializer.SerializeToElement(root);
    }
}
