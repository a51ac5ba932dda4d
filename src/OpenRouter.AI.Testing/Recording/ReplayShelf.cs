using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Errors;

namespace OpenRouter.AI.Testing.Recording;

/// <summary>The recordings that answer instead of the emulated models.</summary>
internal sealed class ReplayShelf
{
    private readonly List<RecordingFile> _files;
    private readonly HashSet<RecordingFile> _used = [];
    private readonly ReplayMatching _matching;

    internal ReplayShelf(string path, ReplayMatching matching)
    {
        _matching = matching;
        _files = File.Exists(path) ? [new RecordingFile(path)] : [.. FilesOf(path).Select(static file => new RecordingFile(file))];
    }

    /// <summary>Finds the recording of a request: of several the first that was not used yet; then, unless it is strict, the last again.</summary>
    internal RecordingFile Find(RecordedRequest request)
    {
        // The recorder has taken the secrets out of what it compares with.
        Secrets secrets = Secrets.Of(request.Headers);
        JsonNode? body = Body(request, secrets);
        string query = secrets.Remove(request.Query);
        string endpoint = RecordedPath.Of(request.Path);
        RecordingFile[] near = [.. _files.Where(file => file.Method == request.Method && file.Endpoint == endpoint)];
        RecordingFile[] fitting = _matching == ReplayMatching.Strict
            ? [.. near.Where(file => file.Query == query && JsonNode.DeepEquals(file.Body, body))]
            : Nearest([.. near.Where(file => Streams(file.Body) == request.IsStreaming && (body is not null || SameQuery(file.Query, query)))], request, query);
        lock (_used)
        {
            RecordingFile? found = fitting.FirstOrDefault(file => !_used.Contains(file)) ?? (_matching == ReplayMatching.Strict ? null : fitting.LastOrDefault());
            if (found is not null)
            {
                _used.Add(found);
                return found;
            }
        }

        throw new RejectedRequestException(ServiceError.NotFound(fitting.Length > 0 ? UsedUp(request, fitting) : Reason(request, near, body)));
    }

    private static string[] FilesOf(string folder)
    {
        string inner = Path.Combine(folder, "data");
        string[] files = Directory.GetFiles(Directory.Exists(inner) ? inner : folder, "*.json");
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static RecordingFile[] Nearest(RecordingFile[] files, RecordedRequest request, string query)
    {
        string last = request.LastMessage;
        return files.Length == 0 ? [] : [.. files.GroupBy(file => Score(file, request.Model, last, query)).MaxBy(static group => group.Key)!];
    }

    /// <summary>Reads a body as the recorder does: what is no JSON, or cannot be read as such, is a text.</summary>
    private static JsonNode? Body(RecordedRequest request, Secrets secrets)
    {
        try
        {
            return request.Text.Length == 0 ? null : secrets.Remove(JsonNode.Parse(request.Text));
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return secrets.Remove(JsonValue.Create(request.Text));
        }
    }

    /// <summary>A request without a body is all in its query, whose order says nothing.</summary>
    private static bool SameQuery(string left, string right) =>
        left.TrimStart('?').Split('&').Order(StringComparer.Ordinal).SequenceEqual(right.TrimStart('?').Split('&').Order(StringComparer.Ordinal));

    private static int Score(RecordingFile file, string? model, string last, string query)
    {
        RecordedRequest recorded = new(file.Method, file.Endpoint, file.Query, new Dictionary<string, string>(), string.Empty,
            file.Body is null ? null : Json.JsonText.Element(file.Body.ToJsonString()));
        return (recorded.LastMessage == last ? 4 : 0) + (recorded.Model == model ? 2 : 0) + (SameQuery(file.Query, query) ? 1 : 0);
    }

    private static bool Streams(JsonNode? body) => body is JsonObject json && json["stream"] is JsonValue value && value.TryGetValue(out bool streams) && streams;

    /// <summary>What was asked twice and recorded once is another run than the recorded one.</summary>
    private static string UsedUp(RecordedRequest request, RecordingFile[] fitting) =>
        $"The recordings for {request} are used up: {string.Join(", ", fitting.Take(5).Select(static file => file.Name))}{(fitting.Length > 5 ? ", …" : string.Empty)}. A strict replay "
        + "gives each once, as often as it was recorded; a lenient one gives the last again and again.";

    private string Reason(RecordedRequest request, RecordingFile[] near, JsonNode? body)
    {
        string text = $"None of {_files.Count} recordings is for {request}.";
        if (near.Length > 0 && body is null)
        {
            return $"{text} Those for its path have another query: {string.Join(", ", near.Select(static file => file.Query.Length == 0 ? "none" : file.Query).Distinct(StringComparer.Ordinal).Take(5))}.";
        }

        if (near.Length == 0 || body is not JsonObject asked)
        {
            return text;
        }

        (RecordingFile file, List<string> names) = near.Select(file => (file, Differing(file.Body as JsonObject, asked))).MinBy(static pair => pair.Item2.Count);
        return $"{text} The nearest, {file.Name}, differs in {(names.Count == 0 ? "its query" : string.Join(", ", names))}.";
    }

    private static List<string> Differing(JsonObject? recorded, JsonObject asked) =>
        [.. (recorded ?? []).Select(static member => member.Key).Union(asked.Select(static member => member.Key))
            .Where(name => !JsonNode.DeepEquals(recorded?[name], asked[name]))];
}
