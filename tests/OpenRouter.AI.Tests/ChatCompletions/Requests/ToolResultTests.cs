using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ToolResultTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { "text é 😀", "text é 😀" },
        { "", "" },
        { null, "" },
        { 5, "5" },
        { 1.10m, "1.10" },
        { true, "true" },
        { DayOfWeek.Friday, "\"Friday\"" },
        { new { Name = "é<", Inner = new { N = 1 } }, """{"name":"é<","inner":{"n":1}}""" },
        { new List<int> { 1, 2 }, "[1,2]" },
        { new[] { "a" }.Select(text => text + "b"), """["ab"]""" },
        { new Dictionary<string, object?> { ["Key"] = null }, """{"Key":null}""" },
        { Sent.Json("""{ "a": [ 1.50 ] }"""), """{"a":[1.50]}""" },
        { Sent.Json("\"plain\""), "plain" },
        { Sent.Json("null"), "null" },
        { JsonNode.Parse("""{ "a": 1 }"""), """{"a":1}""" },
        { JsonDocument.Parse("""{ "a": 1 }"""), """{"a":1}""" },
        { new TextContent("only"), "only" },
        { new AIContent[] { new TextContent("a"), new TextContent("b") }, "ab" },
        { new ChatResponse([new(ChatRole.Assistant, "one"), new(ChatRole.Assistant, "two")]) { ModelId = "m" }, "one" + Environment.NewLine + "two" },
        { new ChatMessage(ChatRole.Assistant, "said"), "said" },
        { new UsageContent(), "" },
        { new List<AIContent>(), "" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task D23_R9_ToolResult_AnyValue(object? value, string sent)
    {
        JsonElement message = await Sent.MessageAsync(new(ChatRole.Tool, [new FunctionResultContent("c1", value)]));

        Assert.Equal(["role", "tool_call_id", "content"], message.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("tool", "c1"), (message.GetProperty("role").GetString(), message.GetProperty("tool_call_id").GetString()));
        Assert.Equal(sent, message.GetProperty("content").GetString());
    }

    [Fact]
    public async Task D23_ToolResult_Unserialisable_NamesTheType()
    {
        object[] values = [(Action)(() => { }), new Cycle()];
        foreach (object value in values)
        {
            ArgumentException exception = await Assert.ThrowsAnyAsync<ArgumentException>(
                () => Sent.MessageAsync(new(ChatRole.Tool, [new FunctionResultContent("c1", value)])));

            Assert.Contains(value.GetType().ToString(), exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task D24_ToolResult_MultipleInOneMessage_AreMessagesInOrder() =>
        JsonAssert.Equal(
            """
            [{"role":"tool","tool_call_id":"b","content":"1"},{"role":"tool","tool_call_id":"a","content":"2"},{"role":"tool","tool_call_id":"c","content":"3"}]
            """,
            await Sent.MessagesAsync(new ChatMessage(
                ChatRole.Tool, [new FunctionResultContent("b", "1"), new FunctionResultContent("a", "2"), new FunctionResultContent("c", "3")])));

    [Fact]
    public async Task D25_ToolResult_Image_IsAPart() =>
        JsonAssert.Equal(
            """{"role":"tool","tool_call_id":"c1","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]}""",
            await Sent.MessageAsync(new(ChatRole.Tool, [new FunctionResultContent("c1", new DataContent(new byte[] { 1, 2, 3 }, "image/png"))])));

    [Fact]
    public async Task D26_ToolResult_MixedContents_AlsoAfterJson()
    {
        List<AIContent> contents =
        [
            new TextContent("t"), new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new UsageContent(), new DataContent(new byte[] { 1, 2, 3 }, "application/pdf"),
            new UriContent("https://x.test/a.png", "image/png"), new HostedFileContent("file_1"), new TextContent(""),
        ];
        ChatMessage message = new(ChatRole.Tool, [new FunctionResultContent("c1", contents)]);
        string json = JsonSerializer.Serialize(message, AIJsonUtilities.DefaultOptions);
        ChatMessage back = JsonSerializer.Deserialize<ChatMessage>(json, AIJsonUtilities.DefaultOptions)!;

        foreach (ChatMessage sent in new[] { message, back })
        {
            JsonAssert.Equal(
                """
                [{"type":"text","text":"t"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},
                 {"type":"file","file":{"filename":"file.pdf","file_data":"data:application/pdf;base64,AQID"}},
                 {"type":"image_url","image_url":{"url":"https://x.test/a.png"}},{"type":"file","file":{"file_id":"file_1"}}]
                """,
                (await Sent.MessageAsync(sent)).GetProperty("content"));
        }
    }

    [Fact]
    public async Task D27_ToolResult_SingleTextContent_AfterJson_IsPlainText()
    {
        string json = JsonSerializer.Serialize(
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", new TextContent("only"))]), AIJsonUtilities.DefaultOptions);

        JsonElement message = await Sent.MessageAsync(JsonSerializer.Deserialize<ChatMessage>(json, AIJsonUtilities.DefaultOptions)!);

        Assert.Equal("only", message.GetProperty("content").GetString());
    }

    [Fact]
    public async Task D28_ToolResult_Exception_DoesNotLeakItsMessage()
    {
        FunctionResultContent failed = new("c1", null) { Exception = new InvalidOperationException("secret") };
        FunctionResultContent told = new("c1", "Error: not today") { Exception = new InvalidOperationException("secret") };

        Assert.Equal("Error: Function failed.", (await Sent.MessageAsync(new(ChatRole.Tool, [failed]))).GetProperty("content").GetString());
        Assert.Equal("Error: not today", (await Sent.MessageAsync(new(ChatRole.Tool, [told]))).GetProperty("content").GetString());
    }

    [Fact]
    public async Task D29_ToolResult_InUserMessage_ComesFirst() =>
        JsonAssert.Equal(
            """[{"role":"tool","tool_call_id":"c1","content":"r"},{"role":"user","content":"and now"}]""",
            await Sent.MessagesAsync(new ChatMessage(ChatRole.User, [new TextContent("and now"), new FunctionResultContent("c1", "r")])));

    [Fact]
    public async Task D29_ToolResult_InAssistantMessage_OfAnEarlierCall_ComesFirst() =>
        JsonAssert.Equal(
            """[{"role":"tool","tool_call_id":"c1","content":"r"},{"role":"assistant","content":"done"}]""",
            await Sent.MessagesAsync(new ChatMessage(ChatRole.Assistant, [new FunctionResultContent("c1", "r"), new TextContent("done")])));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R15_ToolMessage_WithItsTextBeside_IsSentOnce(bool textFirst)
    {
        List<AIContent> contents = [new TextContent("rain"), new FunctionResultContent("c1", "rain")];
        if (!textFirst)
        {
            contents.Reverse();
        }

        JsonAssert.Equal("""[{"role":"tool","tool_call_id":"c1","content":"rain"}]""", await Sent.MessagesAsync(new ChatMessage(ChatRole.Tool, contents)));
    }

    [Fact]
    public async Task R15_ToolMessage_WithAnotherText_LosesNothing() =>
        JsonAssert.Equal(
            """[{"role":"tool","tool_call_id":"c1","content":"rain"},{"role":"user","content":"note"}]""",
            await Sent.MessagesAsync(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "rain"), new TextContent("note")])));

    private sealed class Cycle
    {
        public Cycle Self => this;
    }
}
