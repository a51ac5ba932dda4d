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
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Telemetry;

namespace OpenRouter.AI.Extensions.Tests.Telemetry;

public class TelemetryTests
{
    private const string Prompt = "a very secret prompt";

    [Fact]
    public async Task Span_ToolLoopStreamed_HasTheSumOfTheCosts()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("emulator/tools")
            .UseOpenTelemetry(sourceName: "outer").UseFunctionInvocation().UseOpenTelemetry(sourceName: "inner"));
        List<Activity> spans = [];
        using ActivityListener listener = Listen(spans, "outer", "inner", "OpenRouter.AI");
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => "rain in " + city, "weather")] };

        ChatResponse response = await app.Services.GetRequiredService<IChatClient>()
            .GetStreamingResponseAsync(Prompt, options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        double sum = (double)response.Usage!.GetOpenRouterCost()!.Value;
        Assert.True(sum > 0);
        Assert.Equal(2, spans.Count(static span => span.Source.Name == "OpenRouter.AI"));
        Assert.Equal(sum, Cost(Assert.Single(spans, static span => span.Source.Name == "outer")), 9);
        Assert.Equal(sum, spans.Where(static span => span.Source.Name == "inner" && span.OperationName != "execute_tool weather" && span.GetTagItem("openrouter.generation_id") is not null).Sum(Cost), 9);
        Assert.All(spans.Where(static span => span.Source.Name == "OpenRouter.AI"), static span =>
        {
            Assert.NotNull(span.GetTagItem("openrouter.provider"));
            Assert.StartsWith("gen-", (string)span.GetTagItem("openrouter.generation_id")!, StringComparison.Ordinal);
            Assert.NotNull(span.GetTagItem("openrouter.native_finish_reason"));
        });
        Assert.DoesNotContain(spans.SelectMany(static span => span.TagObjects), tag => $"{tag.Value}".Contains(Prompt, StringComparison.Ordinal) || $"{tag.Value}".Contains(app.Server.ApiKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metrics_StreamAndFailures_AreMeasuredWithBoundedTags()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient());
        List<(string Name, double Value, Dictionary<string, object?> Tags)> measured = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = static (instrument, self) =>
        {
            if (instrument.Meter.Name == "OpenRouter.AI")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => measured.Add((instrument.Name, value, new(tags.ToArray()))));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => measured.Add((instrument.Name, value, new(tags.ToArray()))));
        listener.Start();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        await chat.GetStreamingResponseAsync(Prompt, new() { ModelId = "emulator/flaky" }, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<OpenRouterException>(() => chat.GetResponseAsync(Prompt, new() { ModelId = "emulator/error-400" }, TestContext.Current.CancellationToken));

        string[] names = measured.Select(static entry => entry.Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(["openrouter.client.chunk_gap", "openrouter.client.cost", "openrouter.client.errors", "openrouter.client.retries", "openrouter.client.time_to_first_chunk", "openrouter.client.tokens"], names);
        Assert.Contains(measured, static entry => entry.Name == "openrouter.client.tokens" && Equals(entry.Tags["openrouter.token.kind"], "input"));
        Assert.Contains(measured, static entry => entry.Name == "openrouter.client.errors" && entry.Tags["error.type"] is string { Length: > 0 });
        Assert.All(measured, static entry => Assert.DoesNotContain(Prompt, string.Join(",", entry.Tags.Values), StringComparison.Ordinal));
    }

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

    [Fact]
    public void BoundedTag_MoreValuesThanRoom_AreOne()
    {
        BoundedTag tag = new(2);

        Assert.Equal(["a", "b", "other", "a", "unknown"], [tag.Of("a"), tag.Of("b"), tag.Of("c"), tag.Of("a"), tag.Of(null)]);
    }

    [Fact]
    public void BoundedTag_UnprovenValue_TakesNoRoom()
    {
        BoundedTag tag = new(1);

        Assert.Equal(["other", "a", "a", "other"], [tag.OfUnproven("made up"), tag.Of("a"), tag.OfUnproven("a"), tag.Of("b")]);
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

    private static double Cost(Activity span) => span.GetTagItem("openrouter.cost") as double? ?? 0;

    private static ActivityListener Listen(List<Activity> spans, params string[] sources)
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = source => sources.Contains(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
