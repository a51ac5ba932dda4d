using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Recordings;

/// <summary>A folder of recordings: <c>data/*.json</c> with the calls and <c>expected/*.json</c> with the outcomes.</summary>
internal sealed class RecordingFolder
{
    public const string Variable = "OPENROUTER_RECORDINGS";
    public const string WhyNothingRuns = "No recordings ran: the environment variable " + Variable + " does not name a folder.";

    private static readonly Lazy<RecordingFolder?> Named = new(() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new RecordingFolder(path) : null);

    private readonly string _path;

    /// <exception cref="DirectoryNotFoundException">The folder is not there: a wrong path must not look like an empty folder.</exception>
    public RecordingFolder(string path)
    {
        _path = path;
        List<string> data = [];
        DataNames = data;
        var names = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(System.IO.Path.Combine(path, "expected"), "*.json").Order(StringComparer.Ordinal))
        {
            using JsonDocument expected = JsonDocument.Parse(File.ReadAllText(file));
            string api = expected.RootElement.GetProperty("api").GetString()!;
            if (expected.RootElement.GetProperty("endpoint").GetString() is "models" or "generation" or "key" or "credits")
            {
                data.Add(System.IO.Path.GetFileNameWithoutExtension(file));
                continue;
            }

            (names.TryGetValue(api, out List<string>? known) ? known : names[api] = []).Add(System.IO.Path.GetFileNameWithoutExtension(file));
        }

        ChatNames = names.TryGetValue("chat", out List<string>? chat) ? chat : [];
        EmbeddingNames = names.TryGetValue("embeddings", out List<string>? embeddings) ? embeddings : [];
        names.Remove("chat");
        names.Remove("embeddings");
        ResponsesNames = names.TryGetValue("responses", out List<string>? responses) ? responses : [];
        names.Remove("responses");
        NotCovered = names.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<string>)entry.Value, StringComparer.Ordinal);
    }

    /// <summary>The folder that the environment names, or null when the variable is not set.</summary>
    public static RecordingFolder? FromEnvironment => Named.Value;

    public IReadOnlyList<string> ChatNames { get; }

    public IReadOnlyList<string> EmbeddingNames { get; }

    /// <summary>The names of the recordings of account and catalog.</summary>
    public IReadOnlyList<string> DataNames { get; }

    public IReadOnlyList<string> ResponsesNames { get; }

    /// <summary>The names of the recordings of other APIs, by API.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> NotCovered { get; }

    /// <summary>Says what the folder holds beside the chat recordings.</summary>
    public string NotCoveredLine => NotCovered.Count == 0
        ? "Nothing that this suite does not cover."
        : "Not covered by this suite yet: " + string.Join(", ", NotCovered.Select(entry => $"{entry.Value.Count} {entry.Key}")) + ".";

    public ChatRecording Load(string name) => RecordingReader.Read(name, Text("data", name), Text("expected", name));

    public EmbeddingRecording LoadEmbeddings(string name) =>
        new(Load(name), JsonElement.Parse(Text("data", name)).GetProperty("request").GetProperty("body"));

    /// <summary>The folder itself.</summary>
    public string Path => _path;

    /// <summary>The path of the recorded call itself.</summary>
    public string DataFile(string name) => System.IO.Path.Combine(_path, "data", name + ".json");

    private string Text(string folder, string name) => File.ReadAllText(System.IO.Path.Combine(_path, folder, name + ".json"));
}
