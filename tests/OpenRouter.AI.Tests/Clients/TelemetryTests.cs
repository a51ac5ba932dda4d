using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class TelemetryTests
{
    private const string Details =
        "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12,\"cost\":0.0012,"
        + "\"prompt_tokens_details\":{\"cached_tokens\":3},\"completion_tokens_details\":{\"reasoning_tokens\":2}}";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H09_H10_OTel_ChatSpan(bool streaming)
    {
        ScriptedHandler handler = new();
        _ = streaming
            ? handler.Answer(
                AnswerScript.Events(AnswerScript.Text("done"), AnswerScript.Chunk("\"content\":\"\"", "stop", Details)) + AnswerScript.Done,
                200,
                "text/event-stream")
            : handler.Answer(AnswerScript.Body("\"content\":\"done\"", "stop", Details));

        Activity span = Assert.Single(await SpansAsync("chat-span-" + streaming, handler, streaming, new ChatOptions { Temperature = 0.5f }));

        Dictionary<string, object?> tags = span.TagObjects.ToDictionary(static tag => tag.Key, static tag => tag.Value);
        Assert.Equal("chat acme/writer", span.DisplayName);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal("chat", tags["gen_ai.operation.name"]);
        Assert.Equal("openrouter", tags["gen_ai.provider.name"]);
        Assert.Equal("acme/writer", tags["gen_ai.request.model"]);
        Assert.Equal("host.test", tags["server.address"]);
        Assert.Equal(443, tags["server.port"]);
        Assert.Equal("gen-1", tags["gen_ai.response.id"]);
        Assert.Equal("acme/writer-1", tags["gen_ai.response.model"]);
        Assert.Equal(["stop"], FinishReasons(tags["gen_ai.response.finish_reasons"]));
        Assert.Equal(7, tags["gen_ai.usage.input_tokens"]);
        Assert.Equal(5, tags["gen_ai.usage.output_tokens"]);
        Assert.Equal(3, tags["gen_ai.usage.cache_read.input_tokens"]);
        Assert.Equal(2, tags["gen_ai.usage.reasoning.output_tokens"]);
        Assert.Equal(streaming, tags.ContainsKey("gen_ai.response.time_to_first_chunk"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H09_OTel_ModelOfTheCall(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);

        Activity span = Assert.Single(await SpansAsync("model-" + streaming, handler, streaming, new ChatOptions { ModelId = "acme/other:free" }));

        Assert.Equal("chat acme/other:free", span.DisplayName);
        Assert.Equal("acme/other:free", handler.Body().GetProperty("model").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H09_OTel_ToolLoop_OneSpanForEachCallOfTheModel(bool streaming)
    {
        string source = "loop-" + streaming;
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming, Turns.Weather, "tool_calls").Says(streaming);
        List<Activity> spans = [];
        using ActivityListener listener = Listen(source, spans);
        using IChatClient chat = AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().UseOpenTelemetry(sourceName: source).Build();

        ChatResponse response = await chat.AskAsync(
            streaming, new ChatOptions { Tools = [AIFunctionFactory.Create(static (string city) => "rain in " + city, "weather")] });

        List<Activity> calls = spans.FindAll(static span => span.DisplayName == "chat acme/writer");
        Assert.Equal(2, calls.Count);
        Assert.Equal(
            response.Usage!.InputTokenCount, calls.Sum(static span => (int)span.GetTagItem("gen_ai.usage.input_tokens")!));
    }

    [Theory]
    [InlineData(LogLevel.Debug)]
    [InlineData(LogLevel.Trace)]
    public async Task H11_Logging_NonStreaming(LogLevel level)
    {
        using LogRecorder log = new(level);
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Says(streaming: false)).AsBuilder().UseLogging(log).Build();

        await chat.AskAsync(streaming: false);

        Assert.Equal(2, log.Entries.Count);
        Assert.All(log.Entries, static entry => Assert.DoesNotContain(Wire.Key, entry, StringComparison.Ordinal));
        Assert.Equal(level == LogLevel.Trace, log.Entries[1].Contains("openrouter:cost", StringComparison.Ordinal));
    }

    [Fact]
    public async Task H11_Logging_Streaming()
    {
        using LogRecorder log = new();
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Says(streaming: true)).AsBuilder().UseLogging(log).Build();
        List<ChatResponseUpdate> updates = [];

        await AnswerScript.ReadAsync(chat, updates);

        Assert.Equal(2 + updates.Count, log.Entries.Count);
        Assert.All(log.Entries, static entry => Assert.DoesNotContain(Wire.Key, entry, StringComparison.Ordinal));
    }

    private static async Task<List<Activity>> SpansAsync(string source, ScriptedHandler handler, bool streaming, ChatOptions options)
    {
        List<Activity> spans = [];
        using ActivityListener listener = Listen(source, spans);
        using IChatClient chat = AnswerScript.Chat(handler).AsBuilder().UseOpenTelemetry(sourceName: source).Build();
        await chat.AskAsync(streaming, options);
        return spans;
    }

    private static ActivityListener Listen(string source, List<Activity> spans)
    {
        ActivityListener listener = new()
        {
            ShouldListenTo = found => found.Name == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static IEnumerable<string> FinishReasons(object? tag) =>
        tag is IEnumerable<string> reasons ? reasons : tag!.ToString()!.Trim('[', ']').Split(',').Select(static word => word.Trim('"'));
}
