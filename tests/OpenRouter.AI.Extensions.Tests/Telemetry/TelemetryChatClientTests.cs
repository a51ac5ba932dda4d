using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Telemetry;

namespace OpenRouter.AI.Extensions.Tests.Telemetry;

public class TelemetryChatClientTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stream_NobodyListens_IsPassedOnAsItIs(bool withinOtherActivity)
    {
        IAsyncEnumerable<ChatResponseUpdate> updates = AsyncEnumerable.Empty<ChatResponseUpdate>();
        using TelemetryChatClient client = new(new FixedClient(updates), TimeProvider.System);
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;

        // As ASP.NET has one around each request, which has nothing to do with models.
        using Activity request = new("request");
        request.IsAllDataRequested = withinOtherActivity;
        request.SetTag("http.route", "/");
        _ = withinOtherActivity ? request.Start() : null;
        _ = client.GetStreamingResponseAsync([], cancellationToken: cancellationToken);

        long before = GC.GetAllocatedBytesForCurrentThread();
        IAsyncEnumerable<ChatResponseUpdate> passed = client.GetStreamingResponseAsync([], cancellationToken: cancellationToken);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Same(updates, passed);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task ChunkGap_SlowReader_IsNotCounted()
    {
        FakeTimeProvider time = new();
        List<double> gaps = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Name == "openrouter.client.chunk_gap")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => gaps.Add(value));
        listener.Start();
        using TelemetryChatClient client = new(new FixedClient(AnswerAsync(time)), time);

        await foreach (ChatResponseUpdate _ in client.GetStreamingResponseAsync([], cancellationToken: TestContext.Current.CancellationToken))
        {
            time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal([1, 1], gaps);
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> AnswerAsync(FakeTimeProvider time)
    {
        for (int index = 0; index < 3; index++)
        {
            await Task.Yield();
            time.Advance(TimeSpan.FromSeconds(1));
            yield return new ChatResponseUpdate(ChatRole.Assistant, "one");
        }
    }
}
