using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of finish reasons and usage.</summary>
public class PitfallsCTests
{
    private const string Hello = """{"role":"assistant","content":"Hi"}""";

    [Theory]
    [InlineData("\"stop\"")]
    [InlineData("\"function_call\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("\"tool_calls\"")]
    public async Task C1_CallsWithTheWrongFinish_AreToolCalls(string finish)
    {
        string message = "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[" + Answers.Call("tool_0", "f", "\"{}\"") + "]}";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, message, finish);

            Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
            FunctionCallContent call = response.Messages.Single().Contents.OfType<FunctionCallContent>().Single();
            Assert.Equal(("tool_0", "f", false), (call.CallId, call.Name, call.InformationalOnly));
        }
    }

    [Theory]
    [InlineData("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":\"stop\"}")]
    [InlineData("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}")]
    [InlineData("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":\"\"}")]
    [InlineData("")]
    public async Task C2_FinishRepeatedOrTakenBack_IsGivenOnce(string choice)
    {
        string usage = """{"id":"gen-1","object":"chat.completion.chunk","created":1,"model":"vendor/model","choices":[CHOICE],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}"""
            .Replace("CHOICE", choice, StringComparison.Ordinal);
        using Trap trap = new();
        trap.Service.Answer(Answers.Events(Answers.Text("Hi"), Answers.Chunk("{}", "\"stop\""), usage), mediaType: "text/event-stream");
        List<ChatResponseUpdate> updates = [];

        await trap.CollectAsync(updates);

        Assert.Equal(ChatFinishReason.Stop, updates.Single(static update => update.FinishReason is not null).FinishReason);
        Assert.Equal(3, updates.SelectMany(static update => update.Contents).OfType<UsageContent>().Single().Details.TotalTokenCount);
        Assert.Equal("Hi", Trap.Text(updates));
    }

    [Fact]
    public async Task C3_UsageTwice_LastOneStands()
    {
        using Trap trap = new();
        trap.Service.Answer(
            Answers.Events(
                Answers.Text("Hi"),
                Answers.Chunk("{}", "\"stop\"", ",\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":1,\"total_tokens\":11,\"cost\":0.1}"),
                Answers.Chunk("{}", "\"stop\"", ",\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15,\"cost\":0.2}")),
            mediaType: "text/event-stream");

        ChatResponse response = await trap.AskAsync(streams: true);

        Assert.Equal((10, 5, 15), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
        Assert.Equal(0.2m, response.GetOpenRouterMetadata()!.Cost);
        Assert.Equal(200_000_000, response.Usage.AdditionalCounts!["openrouter:cost_nano_usd"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C4_ByokAbsent_CostIsTakenAsItIs(bool streams)
    {
        const string Usage = """
            ,"usage":{"prompt_tokens":888,"completion_tokens":74,"total_tokens":962,"cost":0.0145476,"server_tool_use_details":{"tool_calls_requested":1,"tool_calls_executed":1},
             "cost_details":{"upstream_inference_cost":0.0001776,"upstream_inference_prompt_cost":0.0001332,"upstream_inference_completions_cost":0.0000444}}
            """;

        ChatResponse response = await Trap.AnswerAsync(streams, Hello, tail: Usage);

        OpenRouterResponseMetadata metadata = response.GetOpenRouterMetadata()!;
        Assert.Null(metadata.IsByok);
        Assert.Equal(0.0145476m, metadata.Cost);
        Assert.Equal(0.0001776m, metadata.UpstreamCost);
        Assert.Equal(0.0145476m, response.Usage!.GetOpenRouterCost());
        Assert.Equal((888, 74, 962), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["openrouter:server_tool_calls_requested"] = 1,
                ["openrouter:server_tool_calls_executed"] = 1,
                ["openrouter:cost_nano_usd"] = 14_547_600,
                ["openrouter:upstream_cost_nano_usd"] = 177_600,
            },
            response.Usage.AdditionalCounts!.ToDictionary());
    }

    [Theory]
    [InlineData("{\"upstream_inference_cost\":null,\"upstream_inference_prompt_cost\":null,\"upstream_inference_completions_cost\":null}")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task C4_CostDetailsOfNothing_AreNoCost(string details)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams, Hello, tail: ",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,\"cost\":0.5,\"is_byok\":false,\"cost_details\":" + details + "}");

            OpenRouterResponseMetadata metadata = response.GetOpenRouterMetadata()!;
            Assert.False(metadata.IsByok);
            Assert.Equal(0.5m, metadata.Cost);
            Assert.Null(metadata.UpstreamCost);
        }
    }

    [Theory]
    [InlineData("server_tool_use")]
    [InlineData("server_tool_use_details")]
    public async Task C5_ServerToolUse_UnderBothNames(string name)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams, Hello, tail: ",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3,\"" + name + "\":{\"web_search_requests\":4,\"tool_calls_requested\":null}}");

            Assert.Equal(new Dictionary<string, long> { ["openrouter:web_search_requests"] = 4 }, response.Usage!.AdditionalCounts!.ToDictionary());
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C6_MoreReasoningThanOutput_IsLeftAsItIs(bool streams)
    {
        const string Usage = ""","usage":{"prompt_tokens":1,"completion_tokens":10,"total_tokens":11,"completion_tokens_details":{"reasoning_tokens":11},"prompt_tokens_details":{"cached_tokens":5}}""";

        UsageDetails usage = (await Trap.AnswerAsync(streams, Hello, tail: Usage)).Usage!;

        Assert.Equal((1, 5), (usage.InputTokenCount, usage.CachedInputTokenCount));
        Assert.Equal((10, 11, 11), (usage.OutputTokenCount, usage.ReasoningTokenCount, usage.TotalTokenCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C7_CacheHit_IsZeroUsageAndNoError(bool streams)
    {
        const string Usage = ""","usage":{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0,"cost":0}""";
        using Trap trap = new();
        trap.Service.Answer(
            streams ? Answers.Events(Answers.Chunk(Hello, "\"stop\"", Usage)) : Answers.Whole(Hello, tail: Usage),
            mediaType: streams ? "text/event-stream" : "application/json",
            headers: [("X-OpenRouter-Cache-Status", "HIT"), ("X-OpenRouter-Cache-Age", "12"), ("X-OpenRouter-Cache-Source-Id", "gen-0")]);

        ChatResponse response = await trap.AskAsync(streams);

        Assert.Equal("Hi", response.Text);
        Assert.Equal("gen-1", response.ResponseId);
        Assert.Equal((0, 0, 0), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
        OpenRouterResponseMetadata metadata = response.GetOpenRouterMetadata()!;
        Assert.Equal(0m, metadata.Cost);
        Assert.Equal(("HIT", TimeSpan.FromSeconds(12), "gen-0"), (metadata.CacheStatus, metadata.CacheAge, metadata.CacheSourceId));
    }

    [Theory]
    [InlineData("1.4e-07", "0.00000014", 140)]
    [InlineData("1.4E-7", "0.00000014", 140)]
    [InlineData("0", "0", 0)]
    [InlineData("2", "2", 2_000_000_000)]
    [InlineData("1.2e1", "12", 12_000_000_000)]
    public async Task C8_CostInEveryNotation_IsExact(string cost, string expected, long nano)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(
                streams, Hello, tail: ",\"usage\":{\"prompt_tokens\":1.0,\"completion_tokens\":2,\"total_tokens\":3e0,\"cost\":" + cost + "}");

            Assert.Equal(decimal.Parse(expected, null), response.GetOpenRouterMetadata()!.Cost);
            Assert.Equal(nano, response.Usage!.AdditionalCounts!["openrouter:cost_nano_usd"]);
            Assert.Equal((1, 3), (response.Usage.InputTokenCount, response.Usage.TotalTokenCount));
        }
    }
}
