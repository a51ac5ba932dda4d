using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Clients;

namespace OpenRouter.AI.Contract.Tests;

// Tool loops, and the middleware around a client.
public abstract partial class ChatClientContract
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tools_CalledInParallel_RunAndTheirCostAddsUp(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        using IChatClient chat = Open(local, "emulator/tools").AsBuilder().UseFunctionInvocation().Build();
        List<string> ran = [];
        ChatOptions options = new()
        {
            Tools =
            [
                AIFunctionFactory.Create((string city) => Ran("weather", city), "weather"),
                AIFunctionFactory.Create((string zone) => Ran("time", zone), "time"),
            ],
        };

        ChatResponse response = await AskAsync(chat, "Use your tools", streams, options);

        Assert.Equal(["time", "weather"], ran.Order(StringComparer.Ordinal));
        Assert.Contains("The tool weather answered: weather is fine.", response.Text, StringComparison.Ordinal);
        Assert.Contains("The tool time answered: time is fine.", response.Text, StringComparison.Ordinal);
        Assert.Equal(2, local.Server.Requests.Count);
        decimal last = response.GetOpenRouterMetadata()!.Cost!.Value;
        Assert.True(response.Usage!.AdditionalCounts!["openrouter:cost_nano_usd"] > last * 1_000_000_000m);

        string Ran(string name, string argument)
        {
            Assert.NotNull(argument);
            lock (ran)
            {
                ran.Add(name);
            }

            return name + " is fine";
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_CutOff_NeverRuns(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        using IChatClient chat = Open(local, "emulator/cut-tool-call").AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new()
        {
            Tools = [AIFunctionFactory.Create(static string (string path = "/") => throw new InvalidOperationException("It ran on " + path), "wipe")],
        };

        ChatResponse response = await AskAsync(chat, "Clean up", streams, options);

        Assert.Single(local.Server.Requests);
        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.True(response.Messages.SelectMany(static own => own.Contents).OfType<FunctionCallContent>().Single().InformationalOnly);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reasoning_GoesBackUnchanged_AlsoFromAStore(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        IChatClient chat = Open(local, "emulator/reasoning");
        ChatOptions options = new() { Reasoning = new() { Effort = ReasoningEffort.High } };
        List<ChatMessage> history = [new(ChatRole.User, "Think")];

        // The local OpenRouter signs its thoughts and refuses a conversation whose thoughts were changed.
        for (int turn = 0; turn < 3; turn++)
        {
            ChatResponse response = await AskAsync(chat, history, streams, options);
            Assert.NotEmpty(string.Concat(response.Messages.SelectMany(static own => own.Contents).OfType<TextReasoningContent>().Select(static own => own.Text)));
            history.AddMessages(response);
            history = JsonSerializer.Deserialize<List<ChatMessage>>(
                JsonSerializer.Serialize(history, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
            history.Add(new ChatMessage(ChatRole.User, "And further?"));
        }

        Assert.Equal(3, local.Server.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cache_OfTheAbstraction_AnswersTheSecondTime(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        using IChatClient chat = Open(local, "emulator/reasoning").AsBuilder().UseDistributedCache(new MemoryCache()).Build();

        ChatResponse first = await AskAsync(chat, "Hello", streams);
        ChatResponse second = await AskAsync(chat, "Hello", streams);

        Assert.Single(local.Server.Requests);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.GetOpenRouterMetadata()!.Cost, second.GetOpenRouterMetadata()!.Cost);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Telemetry_OfTheAbstraction_SeesTheCall(bool streams)
    {
        string source = $"contract-{endpoint.Path}-{streams}";
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = own => own.Name == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        using IChatClient chat = Open(local, "emulator/echo").AsBuilder().UseOpenTelemetry(sourceName: source).Build();

        ChatResponse response = await AskAsync(chat, "Hello", streams);

        Activity span = Assert.Single(spans);
        Assert.Equal("chat emulator/echo", span.DisplayName);
        Assert.Equal("openrouter", span.GetTagItem("gen_ai.provider.name"));
        Assert.Equal((int)response.Usage!.InputTokenCount!, span.GetTagItem("gen_ai.usage.input_tokens"));
    }
}
