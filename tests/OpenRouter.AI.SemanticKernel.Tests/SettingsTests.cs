using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class SettingsTests
{
    private static readonly string[] Efforts = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

    public static TheoryData<string, bool> EffortsAndEndpoints
    {
        get
        {
            TheoryData<string, bool> data = [];
            foreach (string effort in Efforts)
            {
                data.Add(effort, false);
                data.Add(effort, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_known_keys(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(Base(
            ("temperature", 0.5), ("top_p", 0.25), ("top_k", 40), ("seed", 7), ("max_tokens", 100), ("frequency_penalty", 0.5),
            ("presence_penalty", 0.75), ("stop_sequences", new[] { "END" })), responses, streams);

        Known(sent);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_known_keys_typed(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings
        {
            Temperature = 0.5,
            TopP = 0.25,
            TopK = 40,
            Seed = 7,
            MaxTokens = 100,
            FrequencyPenalty = 0.5,
            PresencePenalty = 0.75,
            StopSequences = ["END"],
        }, responses, streams);

        Known(sent);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_string_numbers(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(Base(
            ("temperature", "0.5"), ("top_p", "0.25"), ("top_k", "40"), ("seed", "7"), ("max_tokens", "100"), ("frequency_penalty", "0.5"),
            ("presence_penalty", "0.75"), ("stop_sequences", JsonElement.Parse("""["END"]"""))), responses, streams);

        Known(sent);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_extra_keys(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(
            Base(
                ("provider", new { order = new[] { "acme" }, allow_fallbacks = false }),
                ("models", new[] { "a/b", "c/d" }),
                ("plugins", JsonElement.Parse("""[{"id":"web","max_results":3}]""")),
                ("trace", new Dictionary<string, object?> { ["trace_name"] = "t" })),
            responses,
            streams);

        Assert.Equal("""{"order":["acme"],"allow_fallbacks":false}""", sent.Field("provider"));
        Assert.Equal("""["a/b","c/d"]""", sent.Field("models"));
        Assert.Equal("""[{"id":"web","max_results":3}]""", sent.Field("plugins"));
        Assert.Equal("""{"trace_name":"t"}""", sent.Field("trace"));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_null_extra_skipped(bool responses, bool streams)
    {
        Sent sent = await Kernels.SentAsync(Base(("user", null!), ("session_id", "s")), responses, streams);

        Assert.Null(sent.Field("user"));
        Assert.Equal("\"s\"", sent.Field("session_id"));
    }

    [Theory]
    [MemberData(nameof(EffortsAndEndpoints))]
    public async Task Settings_reasoning_efforts(string effort, bool responses)
    {
        foreach (bool streams in new[] { false, true })
        {
            Sent sent = await Kernels.SentAsync(new OpenRouterPromptExecutionSettings { ReasoningEffort = effort }, responses, streams);

            Assert.Equal(effort, sent.Body.GetProperty("reasoning").GetProperty("effort").GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_effort_that_was_lost_is_refused(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");

        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() =>
            Kernels.Of(service, responses).AskAsync(streams, Base(("reasoning_effort", "minimal"))));

        Assert.Contains("reasoning_effort", failure.Message, StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Settings_raw_factory_runs_once(bool responses, bool streams)
    {
        int calls = 0;
        Service service = Service.Saying("ok");
        IChatClient client = Kernels.Of(service, responses).GetRequiredService<IChatClient>();
        ChatOptions options = new()
        {
            RawRepresentationFactory = _ => new OpenRouterRequestOptions { User = $"user {Interlocked.Increment(ref calls)}" },
        };

        _ = streams
            ? await client.GetStreamingResponseAsync("hi", options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await client.GetResponseAsync("hi", options, TestContext.Current.CancellationToken);

        Assert.Equal(1, calls);
        Assert.Equal("\"user 1\"", service.Single.Field("user"));
    }

    private static void Known(Sent sent)
    {
        Assert.Equal("0.5", sent.Field("temperature"));
        Assert.Equal("0.25", sent.Field("top_p"));
        Assert.Equal("40", sent.Field("top_k"));
        Assert.Equal("100", sent.Field("max_completion_tokens") ?? sent.Field("max_tokens") ?? sent.Field("max_output_tokens"));
        Assert.Equal("0.5", sent.Field("frequency_penalty"));
        Assert.Equal("0.75", sent.Field("presence_penalty"));

        // The Responses endpoint has none of these.
        Assert.Equal(sent.IsResponses ? null : "7", sent.Field("seed"));
        Assert.Equal(sent.IsResponses ? null : """["END"]""", sent.Field("stop"));
    }

    internal static PromptExecutionSettings Base(params (string Key, object Value)[] settings) =>
        new() { ExtensionData = settings.ToDictionary(setting => setting.Key, setting => setting.Value) };
}
