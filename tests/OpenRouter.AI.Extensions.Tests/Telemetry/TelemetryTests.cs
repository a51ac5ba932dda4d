using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Telemetry;

public class TelemetryTests
{
    private const string Prompt = "a very secret prompt";
    private const string Answer = """{"id":"gen-1","provider":"Alpha","model":"a/b","choices":[{"index":0,"finish_reason":"stop","native_finish_reason":"end_turn","message":{"role":"assistant","content":"one"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.25}}""";

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Span_OfGenerativeAI_TellsOfTheRequest(bool streamed)
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("a/b").UseOpenTelemetry(sourceName: "outer"));
        List<Activity> spans = [];
        using ActivityListener listener = Listen(spans, "outer");
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"message":"later"}}""", System.Net.HttpStatusCode.TooManyRequests).WithHeader("Retry-After", "0"));
        app.Server.Enqueue(streamed
            ? ScriptedAnswer.Events(Answer.Replace("\"message\"", "\"delta\"", StringComparison.Ordinal), "[DONE]")
            : ScriptedAnswer.Json(Answer));
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        _ = streamed
            ? await chat.GetStreamingResponseAsync(Prompt, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync(Prompt, cancellationToken: TestContext.Current.CancellationToken);

        Activity span = Assert.Single(spans);
        Assert.Equal(
            ["Alpha", "gen-1", "end_turn", 1, 0.25],
            ((string[])["provider", "generation_id", "native_finish_reason", "retries", "cost"]).Select(name => span.GetTagItem("openrouter." + name)));
    }

    [Fact]
    public async Task Span_ReaderLeaves_HasTheGeneration()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("a/b").UseOpenTelemetry(sourceName: "outer"));
        List<Activity> spans = [];
        using ActivityListener listener = Listen(spans, "outer", "OpenRouter.AI");
        app.Server.Enqueue(ScriptedAnswer.Events("""{"id":"gen-1","model":"a/b","choices":[{"index":0,"delta":{"role":"assistant","content":"one"}}]}""").StallAfter(1));

        await foreach (ChatResponseUpdate _ in app.Services.GetRequiredService<IChatClient>().GetStreamingResponseAsync(Prompt, cancellationToken: TestContext.Current.CancellationToken))
        {
            break;
        }

        Assert.Equal(["gen-1", "gen-1"], spans.Select(static span => span.GetTagItem("openrouter.generation_id")));
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
