using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ByteStabilityTests
{
    private const string Order =
        """{"model":"acme/one","models":["a/b"],"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{}}}}],"tool_choice":"auto","""
        + """ "response_format":{"type":"text"},"max_completion_tokens":5,"temperature":0.2,"stop":["x"],"reasoning":{"effort":"low"},"min_p":0.1,"logit_bias":{"5":-1},"""
        + """ "verbosity":"low","service_tier":"flex","provider":{"order":["p"],"zdr":true},"plugins":[{"id":"web"}],"cache_control":{"type":"ephemeral"},"session_id":"s","""
        + """ "user":"u","trace":{"trace_id":"t"},"messages":[{"role":"user","content":"hello"}],"later":1,"sooner":2}""";

    [Fact]
    public async Task Body_Everything_HasAFixedOrder()
    {
        (string Name, object Value)[] named =
        [
            ("session_id", "s"), ("plugins", new[] { new { id = "web" } }), ("models", new[] { "a/b" }), ("trace", new { trace_id = "t" }), ("verbosity", "low"),
            ("user", "u"), ("min_p", 0.1), ("provider", new { order = new[] { "p" }, zdr = true }), ("service_tier", "flex"), ("logit_bias", new Dictionary<string, int> { ["5"] = -1 }),
            ("cache_control", new CacheControl()), ("extra_body", new { later = 1, sooner = 2 }),
        ];

        string forward = (await Sent.RequestAsync(Options(named))).Body!;
        Array.Reverse(named);
        string backward = (await Sent.RequestAsync(Options(named))).Body!;

        Assert.Equal(Order.Replace(", \"", ",\"", StringComparison.Ordinal), forward);
        Assert.Equal(forward, backward);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_SameRequestTwice_HasTheSameBytes(bool stream)
    {
        string first = (await Sent.RequestAsync(History(), Typed(), stream: stream)).Body!;
        string second = (await Sent.RequestAsync(History(), Typed(), stream: stream)).Body!;
        string cloned = (await Sent.RequestAsync(History(), Typed().Clone(), stream: stream)).Body!;

        Assert.Equal(first, second);
        Assert.Equal(first, cloned);
    }

    [Fact]
    public async Task Body_LongerHistory_BeginsWithTheSameBytes()
    {
        List<ChatMessage> history = History();
        string shorter = (await Sent.RequestAsync(history, Typed())).Body!;
        history.Add(new(ChatRole.Assistant, "more"));
        string longer = (await Sent.RequestAsync(history, Typed())).Body!;

        Assert.StartsWith(shorter[..^2], longer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("😀👩‍👩‍👧 日本 é — \u2028 <b>&amp;'+`</b> / \u007f")]
    [InlineData("\U0001F9D1\u200D\U0001F680 العربية עברית ไทย")]
    public async Task Text_BeyondAscii_IsNotEscaped(string text)
    {
        ChatOptions options = new() { Instructions = text, StopSequences = [text], AdditionalProperties = new() { ["user"] = text, ["metadata"] = new Dictionary<string, string> { ["k"] = text } } };
        ChatMessage[] history =
        [
            new(ChatRole.User, text),
            new(ChatRole.Assistant, [new TextContent(text), new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = text })]),
            new(ChatRole.Tool, [new FunctionResultContent("c", new { value = text })]),
        ];

        string body = (await Sent.RequestAsync(history, options)).Body!;

        Assert.Equal(8, body.Split(text).Length - 1);
        Assert.DoesNotContain("\\u", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_WithControlCharacters_IsEscapedAsJsonRequires()
    {
        string body = (await Sent.RequestAsync([new(ChatRole.User, "\"\\\n\r\t\b\f\u0001")])).Body!;

        Assert.Equal("""{"model":"acme/one","messages":[{"role":"user","content":"\"\\\n\r\t\b\f\u0001"}]}""", body);
    }

    [Theory]
    [InlineData("cut \ud83d")]
    [InlineData("\ude00 cut")]
    public async Task Text_WithHalfAnEmoji_IsStillValidJson(string text)
    {
        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, text)]);

        Assert.Contains("cut", body.GetProperty("messages")[0].GetProperty("content").GetRawText(), StringComparison.Ordinal);
    }

    private static List<ChatMessage> History() =>
    [
        new(ChatRole.System, "be kind 😀"), new(ChatRole.User, [new TextContent("look"), new DataContent(new byte[] { 1, 2, 3 }, "application/pdf")]),
        new(ChatRole.Assistant, [new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["b"] = 1, ["a"] = Sent.Json("[1.50]") })]),
        new(ChatRole.Tool, [new FunctionResultContent("c", new { ok = true })]),
    ];

    private static ChatOptions Typed() => new ChatOptions
    {
        Temperature = 0.3f,
        Tools = [AIFunctionFactory.Create((int a, string b = "x") => a, "f"), OpenRouterTools.WebSearch(new() { MaxResults = 3 })],
        ResponseFormat = ChatResponseFormat.ForJsonSchema<Dictionary<string, int>>(),
    }.WithOpenRouter(o => (o.Provider, o.Metadata) = (new() { Order = ["b", "a"] }, new Dictionary<string, string> { ["z"] = "1", ["a"] = "2" }));

    private static ChatOptions Options((string Name, object Value)[] named)
    {
        ChatOptions options = new()
        {
            Temperature = 0.2f,
            MaxOutputTokens = 5,
            StopSequences = ["x"],
            ToolMode = ChatToolMode.Auto,
            ResponseFormat = ChatResponseFormat.Text,
            Reasoning = new() { Effort = ReasoningEffort.Low },
            Tools = [AIFunctionFactory.CreateDeclaration("f", null, Sent.Json("{}"))],
            AdditionalProperties = [],
        };
        foreach ((string name, object value) in named)
        {
            options.AdditionalProperties[name] = value;
        }

        return options;
    }
}
