using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class HistoryTests
{
    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Empty_contents_message(bool responses, bool streams)
    {
        ChatHistory history = [new ChatMessageContent(AuthorRole.User, (string?)null), new ChatMessageContent(AuthorRole.User, "hi")];

        Sent sent = await Kernels.SentAsync(history, responses: responses, streams: streams);

        Assert.Equal("user:hi", sent.History[^1]);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Role_case_insensitive(bool responses, bool streams)
    {
        ChatHistory history = [new(AuthorRole.User, "hi"), new(new AuthorRole("Assistant"), "hello"), new(AuthorRole.User, "bye")];

        Sent sent = await Kernels.SentAsync(history, responses: responses, streams: streams);

        Assert.Equal(["user", "assistant", "user"], sent.Roles);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Native_history_switch(bool responses, bool streams)
    {
        OpenAI.Chat.UserChatMessage foreign = new("hi");
        ChatMessageContent calling = new(new AuthorRole("Assistant"), content: null)
        {
            InnerContent = foreign,
            Metadata = new Dictionary<string, object?> { ["Usage"] = foreign, ["FinishReason"] = "ToolCalls", ["Refusal"] = null },
        };
        calling.Items.Add(new Microsoft.SemanticKernel.FunctionCallContent("report", "Weather", "c1", new KernelArguments { ["city"] = "Oslo" }) { InnerContent = foreign });
        calling.Items.Add(new Microsoft.SemanticKernel.FunctionCallContent("Weather-ping", null, "c2"));
        ChatMessageContent tool = new(AuthorRole.Tool, "fine");
        tool.Items.Add(new Microsoft.SemanticKernel.FunctionResultContent("report", "Weather", "c1", "fine"));
        ChatMessageContent second = new(AuthorRole.Tool, "pong");
        second.Items.Add(new Microsoft.SemanticKernel.FunctionResultContent("ping", "Weather", "c2", "pong"));
        ChatHistory history = [new(AuthorRole.User, "hi"), calling, tool, second, new(AuthorRole.User, "and now?")];

        Sent sent = await Kernels.SentAsync(history, Kernels.Auto, responses, streams, new Weather());

        string[] calls = ["call:c1 Weather_report {\"city\":\"Oslo\"}", "call:c2 Weather_ping {}"];
        Assert.Equal(
            ["user:hi", .. responses ? calls : [string.Join(" + ", calls)], "result:c1 fine", "result:c2 pong", "user:and now?"], sent.History);
        Assert.DoesNotContain("FinishReason", sent.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Tool_message_text_plus_result(bool responses, bool streams)
    {
        ChatMessageContent calling = new(AuthorRole.Assistant, content: null);
        calling.Items.Add(new Microsoft.SemanticKernel.FunctionCallContent("ping", "Weather", "c1"));
        ChatMessageContent tool = new(AuthorRole.Tool, "pong");
        tool.Items.Add(new Microsoft.SemanticKernel.FunctionResultContent("ping", "Weather", "c1", "pong"));

        Sent sent = await Kernels.SentAsync([new(AuthorRole.User, "hi"), calling, tool], responses: responses, streams: streams);

        Assert.Equal(["user:hi", "call:c1 ping {}", "result:c1 pong"], sent.History);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Message_properties_not_echoed(bool responses, bool streams)
    {
        ChatMessageContent answer = new(AuthorRole.Assistant, "hello")
        {
            InnerContent = new object(),
            Metadata = new Dictionary<string, object?>
            {
                ["Usage"] = new UsageDetails { InputTokenCount = 424242 },
                ["_attribution"] = new object(),
                ["FinishReason"] = "stop",
                ["provider"] = "foreign",
            },
        };

        Sent sent = await Kernels.SentAsync([new(AuthorRole.User, "hi"), answer, new(AuthorRole.User, "bye")], responses: responses, streams: streams);

        Assert.Equal(["user:hi", "assistant:hello", "user:bye"], sent.History);
        Assert.All(["424242", "_attribution", "FinishReason", "foreign"], word => Assert.DoesNotContain(word, sent.Text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Agent_name_sanitised(bool responses, bool streams)
    {
        // The package with agents is not needed for this: they put their name on every message but the user's.
        const string Name = "Travel Agent (beta)";
        ChatMessageContent calling = new(AuthorRole.Assistant, content: null) { AuthorName = Name };
        calling.Items.Add(new Microsoft.SemanticKernel.FunctionCallContent("Weather_ping", null, "c1"));
        ChatMessageContent tool = new(AuthorRole.Tool, content: null) { AuthorName = Name };
        tool.Items.Add(new Microsoft.SemanticKernel.FunctionResultContent("Weather_ping", null, "c1", "pong"));
        ChatHistory history =
        [
            new(AuthorRole.System, "be brief") { AuthorName = Name }, new(AuthorRole.User, "hi") { AuthorName = "Jo (x)" }, calling, tool,
            new(AuthorRole.Assistant, "done") { AuthorName = Name }, new(AuthorRole.User, "bye"),
        ];

        Sent sent = await Kernels.SentAsync(history, responses: responses, streams: streams);

        Assert.DoesNotContain("Travel", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("(x)", sent.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Agent_group_chat(bool responses, bool streams)
    {
        // Another agent's turn arrives as an assistant's, so that the request ends with it; nothing is added or taken away.
        ChatHistory history =
        [
            new(AuthorRole.System, "You review.") { AuthorName = "Reviewer" }, new(AuthorRole.User, "Write a line."),
            new(AuthorRole.Assistant, "A line.") { AuthorName = "Writer" },
        ];

        Sent sent = await Kernels.SentAsync(history, responses: responses, streams: streams);

        Assert.Equal(["system:You review.", "user:Write a line.", "assistant:A line."], sent.History);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Call_of_another_function_keeps_its_name(bool responses, bool streams)
    {
        // The tool is Weather_get_time: neither of the two is it.
        ChatMessageContent calling = new(AuthorRole.Assistant, content: null);
        calling.Items.Add(new Microsoft.SemanticKernel.FunctionCallContent("time", "Clock", "c1"));
        calling.Items.Add(new Microsoft.SemanticKernel.FunctionCallContent("Weather-get-time", null, "c2"));
        ChatMessageContent tool = new(AuthorRole.Tool, content: null);
        tool.Items.Add(new Microsoft.SemanticKernel.FunctionResultContent("time", "Clock", "c1", "noon"));
        tool.Items.Add(new Microsoft.SemanticKernel.FunctionResultContent("get-time", "Weather", "c2", "noon"));

        Sent sent = await Kernels.SentAsync([new(AuthorRole.User, "hi"), calling, tool], Kernels.Auto, responses, streams, new Clock());

        Assert.Contains("\"time\"", sent.Text, StringComparison.Ordinal);
        Assert.Contains("\"Weather-get-time\"", sent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(sent.History, line => line.Contains("Weather_get_time", StringComparison.Ordinal));
    }

    private sealed class Clock
    {
        private readonly string _time = "noon";

        [KernelFunction("get_time")]
        public string GetTime() => _time;
    }
}
