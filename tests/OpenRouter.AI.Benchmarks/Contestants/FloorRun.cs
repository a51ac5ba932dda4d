using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.ServerSentEvents;
using System.Text;
using System.Threading.Tasks;
using OpenRouter.AI.Benchmarks.Memory;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>Does a scenario with the least that .NET offers: the bytes alone, or the strings of the answer alone.</summary>
internal sealed class FloorRun(Scenario scenario, bool makesText, HttpClient client, MemoryHandler handler) : IContestantRun
{
    private static readonly Uri Address = new("http://memory/chat/completions");

    private readonly FloorText _text = new();

    public Task<long> RunAsync() => SendAsync(sink: null);

    public async Task<object> KeepAsync()
    {
        var strings = new List<(FloorText.Kind Kind, string Text)>(scenario.Units);
        await SendAsync(strings).ConfigureAwait(false);
        return strings;
    }

    public async Task<Handed> ReadAsync()
    {
        var strings = new List<(FloorText.Kind Kind, string Text)>();
        await SendAsync(strings).ConfigureAwait(false);
        string calls = Join(strings, FloorText.Kind.Arguments);
        return new Handed(
            Join(strings, FloorText.Kind.Content),
            Join(strings, FloorText.Kind.Reasoning),
            calls.Length == 0 ? [] : [calls],
            handler.RequestBytes);
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private static string Join(List<(FloorText.Kind Kind, string Text)> strings, FloorText.Kind kind)
    {
        var text = new StringBuilder();
        foreach ((FloorText.Kind itsKind, string piece) in strings)
        {
            if (itsKind == kind)
            {
                text.Append(piece);
            }
        }

        return text.ToString();
    }

    private async Task<long> SendAsync(List<(FloorText.Kind Kind, string Text)>? sink)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = scenario.FloorRequest() };
        using HttpResponseMessage response =
            await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        if (!makesText)
        {
            return await DrainAsync(stream).ConfigureAwait(false);
        }

        _text.Sink = sink;
        long weight = scenario.Reading == Reading.Whole
            ? await WholeAsync(stream).ConfigureAwait(false)
            : await EventsAsync(stream).ConfigureAwait(false);

        // What was handed over belongs to the caller alone; a reference from here would keep it in memory.
        _text.Sink = null;
        return weight;
    }

    private async Task<long> DrainAsync(Stream stream)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        long count = 0;
        while (await stream.ReadAsync(buffer).ConfigureAwait(false) is var read and > 0)
        {
            count += read;
            if (scenario.Reading == Reading.FirstUpdate)
            {
                break;
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return count;
    }

    private async Task<long> EventsAsync(Stream stream)
    {
        long weight = 0;
        SseParser<long> parser = SseParser.Create(stream, (_, data) => _text.Read(data));
        await foreach (SseItem<long> item in parser.EnumerateAsync().ConfigureAwait(false))
        {
            weight += item.Data;
            if (scenario.Reading == Reading.FirstUpdate && item.Data > 0 && _text.Sink is null)
            {
                break;
            }
        }

        return weight;
    }

    private async Task<long> WholeAsync(Stream stream)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        int length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is var read and > 0)
        {
            length += read;
        }

        long weight = _text.Read(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return weight;
    }
}
