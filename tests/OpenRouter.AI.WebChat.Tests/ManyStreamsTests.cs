using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.ServerSentEvents;
using System.Threading.Tasks;

namespace OpenRouter.AI.WebChat.Tests;

public class ManyStreamsTests
{
    private const int Many = 500;

    [Fact]
    public async Task Streams_FiveHundredAtOnce_AreServedInLittleMemoryAndAllFreed()
    {
        await using HoldingServer upstream = await HoldingServer.StartAsync();
        await using Site site = await Site.StartAsync("OpenRouter:ApiKey=sk-or-v1-test", "OpenRouter:Model=a/b", "OpenRouter:Endpoint=" + upstream.Endpoint);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        HttpResponseMessage[] responses = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => FirstWordAsync(site)));
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        int open = upstream.Open;
        long cancelled = Stopwatch.GetTimestamp();
        foreach (HttpResponseMessage response in responses)
        {
            response.Dispose();
        }

        // It is to be within a second. How long it was is told and not asserted, since other work on the machine is in it; that it ends is.
        long freed = await upstream.Free.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{open} streams cancelled; the last upstream connection closed after {Stopwatch.GetElapsedTime(cancelled, freed).TotalMilliseconds:F0} ms."));
        Assert.Equal((Many, 0), (open, upstream.Open));
        long left = GC.GetTotalMemory(forceFullCollection: true) - before;

        // Both servers and the client of the test are in it.
        Assert.InRange(kept / Many, 0, 200_000);

        // Pools and connections stay; what belonged to the answers does not.
        Assert.True(left < kept / 2, $"{left} of {kept} bytes are left");
    }

    [Fact]
    public async Task Shutdown_WhileStreaming_EndsTheStreamsAtOnce()
    {
        await using HoldingServer upstream = await HoldingServer.StartAsync();
        await using Site site = await Site.StartAsync("OpenRouter:ApiKey=sk-or-v1-test", "OpenRouter:Model=a/b", "OpenRouter:Endpoint=" + upstream.Endpoint);
        using HttpResponseMessage response = await site.AskAsync(Site.Question(null), TestContext.Current.CancellationToken);
        List<string> kinds = [];
        string? told = null;

        Task stopped = Task.CompletedTask;
        await foreach (SseItem<string> item in Site.Events(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)))
        {
            kinds.Add(item.EventType);
            told = item.Data;
            if (kinds.Count == 1)
            {
                stopped = site.App.StopAsync(TestContext.Current.CancellationToken);
            }
        }

        // A host that waits for streams does so for half a minute.
        await stopped.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await upstream.Free.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Equal(["text", "failure"], kinds);
        Assert.Contains("shutting down", told, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> FirstWordAsync(Site site)
    {
        HttpResponseMessage response = await site.AskAsync(Site.Question(null), TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        Stream body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        byte[] word = new byte[16];
        await body.ReadExactlyAsync(word, TestContext.Current.CancellationToken);
        return response;
    }
}
