using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class ReasoningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Reasoning_roundtrip_in_loop(bool responses, bool streams)
    {
        // Five steps: each request carries the thoughts of all steps before it, byte for byte, before the call that they led to.
        Service service = new();
        for (int step = 1; step <= 5; step++)
        {
            service.Then(new Answer(Reasoning: Thought(responses, step), Calls: new Call("c" + step, "Weather_ping")));
        }

        service.Then(new Answer("done"));

        await Kernels.Of(service, responses, new Weather()).AskAsync(streams);

        Assert.Equal(6, service.Requests.Count);
        for (int request = 0; request < service.Requests.Count; request++)
        {
            List<string> expected = ["user:hi"];
            for (int step = 1; step <= request; step++)
            {
                expected.AddRange([Word(responses, step), $"call:c{step} Weather_ping {{}}", $"result:c{step} pong"]);
            }

            Assert.Equal(expected, service.Requests[request].History);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Reasoning_roundtrip_next_turn_nonstreaming(bool responses) => NextTurnAsync(responses, streams: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Reasoning_roundtrip_next_turn_streaming(bool responses) => NextTurnAsync(responses, streams: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Reasoning_roundtrip_json_history(bool responses) => NextTurnAsync(responses, streams: false, stored: true);

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Reasoning_not_duplicated(bool responses, bool streams)
    {
        Service service = Service.Saying(
            new Answer(Reasoning: Thought(responses, 1), Calls: [new Call("c1", "Weather_ping"), new Call("c2", "Weather_ping")]), new Answer("done"));

        await Kernels.Of(service, responses, new Weather()).AskAsync(streams);

        Assert.Single(service.Last.Text.Split("signature-1").Skip(1));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Maf_chatclientagent(bool responses, bool streams)
    {
        Service service = Service.Saying(
            new Answer(Reasoning: Thought(responses, 1), Calls: new Call("c1", "Weather_ping")), new Answer("done"), new Answer("bye"));
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        Microsoft.Agents.AI.ChatClientAgent agent = new(
            kernel.GetRequiredService<IChatClient>(), "be brief", "Travel Agent (beta)", tools: [.. kernel.Plugins["Weather"].AsAIFunctions(kernel)]);
        Microsoft.Agents.AI.AgentSession session = await agent.CreateSessionAsync(Token);

        foreach (string question in new[] { "hi", "again" })
        {
            if (streams)
            {
                await agent.RunStreamingAsync(question, session, cancellationToken: Token).ToListAsync(Token);
            }
            else
            {
                await agent.RunAsync(question, session, cancellationToken: Token);
            }
        }

        Assert.Equal(
            ["user:hi", Word(responses, 1), "call:c1 Weather_ping {}", "result:c1 pong", "assistant:done", "user:again"],
            service.Last.History.Where(word => !word.StartsWith("system:", StringComparison.Ordinal)));
        Assert.DoesNotContain("Travel", service.Last.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Agent_nonstreaming(bool responses) => AgentAsync(responses, streams: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Agent_streaming(bool responses) => AgentAsync(responses, streams: true);

    // What a chat completion agent does over the service that it makes of the chat client, and what it leaves in its thread.
    private static async Task AgentAsync(bool responses, bool streams)
    {
        Service service = Service.Saying(
            new Answer("I look.", Thought(responses, 1), Calls: new Call("c1", "Weather_ping")), new Answer("done"), new Answer("bye"));
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        ChatHistory thread = [new ChatMessageContent(AuthorRole.System, "be brief") { AuthorName = "Travel Agent (beta)" }];

        await kernel.TurnAsync(thread, "hi", streams);
        foreach (ChatMessageContent message in thread.Where(message => message.Role != AuthorRole.User))
        {
            message.AuthorName = "Travel Agent (beta)";
        }

        await kernel.TurnAsync(thread, "again", streams);

        string[] history = service.Last.History;
        Assert.Equal(["system:be brief", "user:hi"], history[..2]);
        Assert.Equal(["call:c1 Weather_ping {}", "result:c1 pong"], history.Where(word => word.Contains("c1", StringComparison.Ordinal) && !word.StartsWith("reasoning", StringComparison.Ordinal)));

        // Semantic Kernel's streaming takes the text out of the step; the thought before it goes back with the call all the same.
        Assert.Contains(Word(responses, 1), history);
        Assert.Equal("user:again", history[^1]);
        Assert.DoesNotContain("Travel", service.Last.Text, StringComparison.Ordinal);
    }

    private static async Task NextTurnAsync(bool responses, bool streams, bool stored = false)
    {
        Service service = Service.Saying(
            new Answer(Reasoning: Thought(responses, 1), Calls: new Call("c1", "Weather_ping")), new Answer("done"), new Answer("bye"));
        Kernel kernel = Kernels.Of(service, responses, new Weather());
        ChatHistory history = [];

        await kernel.TurnAsync(history, "hi", streams);
        if (stored)
        {
            history = JsonSerializer.Deserialize<ChatHistory>(JsonSerializer.Serialize(history))!;
        }

        await kernel.TurnAsync(history, "again", streams);

        Assert.Equal(
            ["user:hi", stored ? Stored(Word(responses, 1)) : Word(responses, 1), "call:c1 Weather_ping {}", "result:c1 pong", "assistant:done", "user:again"],
            service.Last.History);
    }

    // A store writes the same JSON in its own spelling.
    private static string Stored(string word) => word.Replace("\"b\": 1", "\"b\":1", StringComparison.Ordinal).Replace("\\u00e9", "\\u00E9", StringComparison.Ordinal);

    private static string Thought(bool responses, int step) => responses
        ? $$$"""{"type":"reasoning","id":"rs_{{{step}}}","summary":[],"encrypted_content":"signature-{{{step}}}","x":{"b":1,"a":"e"}}"""
        : $$$"""[{"type":"reasoning.text","text":"think {{{step}}}","signature":"signature-{{{step}}}","format":"anthropic-claude-v1","index":0},{"type":"reasoning.encrypted","data":"data-{{{step}}}","format":"anthropic-claude-v1","index":1,"x":{"b": 1,"a":"\u00e9"}}]""";

    private static string Word(bool responses, int step) => "reasoning:" + Thought(responses, step);
}
