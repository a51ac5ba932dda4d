using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

/// <summary>What applications and hosts keep in a history for themselves stays there.</summary>
public class BookkeepingTests
{
    public static TheoryData<AIContent> Unsent =>
    [
        new UsageContent(new() { InputTokenCount = 1 }),
        new ErrorContent("broken") { ErrorCode = "500" },
        new HostedVectorStoreContent("vs_1"),
        new ToolApprovalRequestContent("r", new FunctionCallContent("c", "f")),
        new ToolApprovalResponseContent("r", true, new FunctionCallContent("c", "f")),
        new McpServerToolCallContent("c", "t", "s"),
        new McpServerToolResultContent("c"),
        new WebSearchToolCallContent("c"),
        new WebSearchToolResultContent("c"),
        new CodeInterpreterToolCallContent("c"),
        new CodeInterpreterToolResultContent("c"),
        new AIContent(),
    ];

    [Theory]
    [MemberData(nameof(Unsent), DisableDiscoveryEnumeration = true)]
    public async Task D16_UnsupportedContents_Dropped(AIContent content)
    {
        foreach (string role in new[] { "user", "assistant", "system" })
        {
            JsonAssert.Equal($$"""{"role":"{{role}}","content":"x"}""", await Sent.MessageAsync(new(new ChatRole(role), [content, new TextContent("x")])));
        }
    }

    [Theory]
    [MemberData(nameof(Unsent), DisableDiscoveryEnumeration = true)]
    public async Task D16_UnsupportedContents_Alone_AreNoUserMessage(AIContent content) =>
        JsonAssert.Equal("""[{"role":"user","content":"x"}]""", await Sent.MessagesAsync(new(ChatRole.User, [content]), new(ChatRole.User, "x")));

    [Fact]
    public async Task R4_AdditionalProperties_OfMessagesAndContents_StayAtHome()
    {
        AdditionalPropertiesDictionary Kept() => new()
        {
            ["Usage"] = new UsageDetails { InputTokenCount = 1 },
            ["_attribution"] = new Foreign(),
            ["FinishReason"] = ChatFinishReason.Stop,
            ["openrouter:cost"] = 0.1m,
            ["openrouter:provider"] = "p",
            ["name"] = "n",
            ["tool_calls"] = new[] { 1 },
        };

        JsonElement messages = await Sent.MessagesAsync(
            new(ChatRole.User, [new TextContent("u") { AdditionalProperties = Kept() }]) { AdditionalProperties = Kept(), MessageId = "m", CreatedAt = DateTimeOffset.UnixEpoch },
            new(ChatRole.Assistant, [new TextContent("a") { AdditionalProperties = Kept() }, new FunctionCallContent("c", "f") { AdditionalProperties = Kept() }])
            {
                AdditionalProperties = Kept(),
                MessageId = "m",
            },
            new(ChatRole.Tool, [new FunctionResultContent("c", "r") { AdditionalProperties = Kept() }]) { AdditionalProperties = Kept() });

        JsonAssert.Equal(
            """
            [{"role":"user","content":"u"},
             {"role":"assistant","content":"a","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"c","content":"r"}]
            """,
            messages);
    }

    [Fact]
    public async Task R5_RawRepresentation_OfAnotherVendor_IsIgnored()
    {
        ChatMessage message = new(ChatRole.Assistant, [new TextContent("a") { RawRepresentation = new Foreign() }, new FunctionCallContent("c", "f") { RawRepresentation = new Foreign() }])
        {
            RawRepresentation = new Foreign(),
        };

        JsonAssert.Equal(
            """{"role":"assistant","content":"a","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}""",
            await Sent.MessageAsync(message));
    }

    [Fact]
    public async Task Request_Written_LeavesMessagesAndOptionsAsTheyWere()
    {
        List<ChatMessage> history =
        [
            new(ChatRole.User, [new TextContent("u").WithCacheControl(), null!]),
            new(ChatRole.Assistant, [new FunctionCallContent("", "f", new Dictionary<string, object?> { ["a"] = 1 })]) { AuthorName = "A b" },
            new(ChatRole.Tool, [new TextContent("r"), new FunctionResultContent("", "r")]),
        ];
        ChatOptions options = new ChatOptions { Instructions = "i", Tools = [AIFunctionFactory.CreateDeclaration("f", null, Sent.Json("{}"))] }.WithOpenRouter(o => o.User = "u");
        string before = Text();

        await Sent.RequestAsync(history, options);

        Assert.Equal(before, Text());
        Assert.Equal([2, 1, 2], history.ConvertAll(message => message.Contents.Count));
        Assert.Single(options.Tools!);

        string Text() => JsonSerializer.Serialize(history, AIJsonUtilities.DefaultOptions) + JsonSerializer.Serialize(options, AIJsonUtilities.DefaultOptions);
    }

    private sealed class Foreign
    {
        public Action Action { get; } = static () => { };
    }
}
