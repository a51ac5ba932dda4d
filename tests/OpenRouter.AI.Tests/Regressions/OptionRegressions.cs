using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Pitfalls;

namespace OpenRouter.AI.Tests.Regressions;

/// <summary>Options of several doors, and options that change.</summary>
public class OptionRegressions
{
    [Fact]
    public async Task HeaderOfASetting_GivenOnceMoreByName_IsSentOnce()
    {
        using Trap trap = new();
        trap.Answer(streams: false, """{"role":"assistant","content":"Hi"}""");
        ChatOptions options = new ChatOptions { AdditionalProperties = new() { ["headers"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-TEAM"] = "low" } } }
            .WithOpenRouter(static own =>
            {
                own.ResponseCache = new ResponseCacheSettings { Enabled = true };
                own.Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["x-openrouter-cache"] = "false", ["x-team"] = "high" };
            });

        await trap.AskAsync(streams: false, options);

        Assert.Equal("false", trap.Service.Requests[0].Headers["X-OpenRouter-Cache"]);
        Assert.Equal("high", trap.Service.Requests[0].Headers["X-Team"]);
    }

    [Fact]
    public void HeaderThatCannotBeSet_IsRefusedAtTheCall()
    {
        using Trap trap = new();
        ChatOptions options = new ChatOptions().WithOpenRouter(static own =>
            own.Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = "text/plain" });

        ArgumentException refused = Assert.Throws<ArgumentException>(() => { trap.Chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken); });

        Assert.Contains("Content-Type", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondEnumeration_SendsWhatTheCallWasGiven()
    {
        using Trap trap = new();
        trap.Answer(streams: true, """{"role":"assistant","content":"Hi"}""");
        trap.Answer(streams: true, """{"role":"assistant","content":"Hi"}""");
        ChatOptions options = new() { Temperature = 0.1f };
        IAsyncEnumerable<ChatResponseUpdate> updates = trap.Chat.GetStreamingResponseAsync([Trap.User()], options, TestContext.Current.CancellationToken);

        await updates.ToChatResponseAsync(TestContext.Current.CancellationToken);
        options.Temperature = 0.9f;
        await updates.ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(trap.Service.Requests[0].Body, trap.Service.Requests[1].Body);
    }

    [Fact]
    public async Task NoTool_BesideANamedServerTool_IsPassedOver()
    {
        JsonElement sent = await Trap.SentAsync(new ChatOptions
        {
            Tools = [null!, new HostedWebSearchTool()],
            ToolMode = ChatToolMode.RequireSpecific("web_search"),
        });

        JsonAssert.Equal("""[{"type":"openrouter:web_search"}]""", sent.GetProperty("tools"));
        JsonAssert.Equal("""{"type":"openrouter:web_search"}""", sent.GetProperty("tool_choice"));
    }

    [Fact]
    public async Task EffortAndBudgetOfTwoDoors_TheHigherDoorDecides()
    {
        ChatOptions budget = new ChatOptions { AdditionalProperties = new() { ["reasoning_effort"] = "high" } }
            .WithOpenRouter(static own => own.Reasoning = new ReasoningSettings { MaxTokens = 2000 });
        ChatOptions effort = new ChatOptions().WithOpenRouter(static own =>
        {
            own.Reasoning = new ReasoningSettings { MaxTokens = 2000, Exclude = true };
            own.ExtraBody = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["reasoning_effort"] = JsonElement.Parse("\"low\"") };
        });

        JsonAssert.Equal("""{"max_tokens":2000}""", (await Trap.SentAsync(budget)).GetProperty("reasoning"));
        JsonAssert.Equal("""{"effort":"low","exclude":true}""", (await Trap.SentAsync(effort)).GetProperty("reasoning"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PinnedModel_GoesBackWithItsMessage(bool streams)
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(static own => own.Plugins = [new AutoRouterPlugin { PinModel = true }]);
        ChatResponse pinned = await Trap.AnswerAsync(streams, """{"role":"assistant","content":"Hi"}""", options: options);
        ChatResponse free = await Trap.AnswerAsync(streams, """{"role":"assistant","content":"Hi"}""");

        JsonElement sent = await Trap.SentAsync([Trap.User(), pinned.Messages.Single(), Trap.User(), free.Messages.Single(), Trap.User()], options, "openrouter/auto");

        JsonAssert.Equal("""{"role":"assistant","content":"Hi","model":"vendor/model"}""", sent.GetProperty("messages")[1]);
        JsonAssert.Equal("""{"role":"assistant","content":"Hi"}""", sent.GetProperty("messages")[3]);
    }

    [Fact]
    public async Task ForeignThinking_IsNotSentAsOurs()
    {
        TextReasoningContent foreign = new("x") { ProtectedData = """[{"type":"thinking","thinking":"x","signature":"s"}]""" };

        JsonElement sent = await Trap.SentAsync([Trap.User(), new(ChatRole.Assistant, [foreign, new TextContent("Hi")]), Trap.User()]);

        JsonAssert.Equal("""{"role":"assistant","content":"Hi"}""", sent.GetProperty("messages")[1]);
    }

    [Fact]
    public async Task EntryWithoutAType_GoesBackWithItsList()
    {
        const string Details = """[{"type":"reasoning.encrypted","data":"X","id":"r1"},{"no_type":true}]""";
        TextReasoningContent own = new("") { ProtectedData = Details };

        JsonElement sent = await Trap.SentAsync([Trap.User(), new(ChatRole.Assistant, [own, new TextContent("Hi")]), Trap.User()]);

        JsonAssert.Equal(Details, sent.GetProperty("messages")[1].GetProperty("reasoning_details"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CacheMarkWithinAResult_IsThatOfTheResult(bool stored)
    {
        ChatMessage result = new(ChatRole.Tool, [new FunctionResultContent("c1", new AIContent[]
        {
            new TextContent("t").WithCacheControl(), new DataContent(new byte[] { 1 }, "image/png"),
        })]);
        if (stored)
        {
            result = JsonSerializer.Deserialize<ChatMessage>(JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
        }

        JsonElement sent = await Trap.SentAsync([Trap.User(), new(ChatRole.Assistant, [new FunctionCallContent("c1", "f")]), result]);

        JsonAssert.Equal(
            """[{"type":"text","text":"t","cache_control":{"type":"ephemeral"}},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQ=="}}]""",
            sent.GetProperty("messages")[2].GetProperty("content"));
    }

    [Fact]
    public void Failure_CanBeMadeByTests()
    {
        OpenRouterException failure = new("No credits", status: System.Net.HttpStatusCode.PaymentRequired) { AffordableMaxTokens = 100 };

        Assert.Equal((System.Net.HttpStatusCode.PaymentRequired, 100, false), (failure.StatusCode, failure.AffordableMaxTokens, failure.IsTransient));
    }
}
