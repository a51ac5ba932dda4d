using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Support;

/// <summary>The lines of a stream, told apart by hand.</summary>
internal sealed class EventList
{
    public List<string> Lines { get; } = [];

    public IEnumerable<string> Data => Lines.Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line[6..]);

    public IReadOnlyList<JsonElement> Chunks => Data.Where(data => data != "[DONE]").Select(EmulatorClient.Parse).ToList();

    public bool IsDone => Data.LastOrDefault() == "[DONE]";

    public IEnumerable<JsonElement> Deltas => Chunks.Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta"));

    public string Text => Join("content");

    public string Reasoning => Join("reasoning");

    public IEnumerable<JsonElement> CallPieces => Deltas.Where(delta => delta.TryGetProperty("tool_calls", out _)).Select(delta => delta.GetProperty("tool_calls")[0]);

    public static async Task<EventList> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        EventList list = new();
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            list.Lines.Add(line);
        }

        return list;
    }

    /// <summary>Reads until the connection breaks, which it must.</summary>
    public static async Task<EventList> ReadBrokenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        EventList list = new();
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(cancellationToken));
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line)
            {
                list.Lines.Add(line);
            }
        });
        return list;
    }

    private string Join(string name) => string.Concat(Deltas.Select(delta => delta.TryGetProperty(name, out JsonElement text) ? text.GetString() : null));
}
