using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class CacheBreakpointTests
{
    [Fact]
    public async Task D39_CacheControl_OnAText_MakesParts()
    {
        JsonElement message = await Sent.MessageAsync(new(ChatRole.User, [new TextContent("long").WithCacheControl(), new TextContent("short")]));

        JsonAssert.Equal(
            """
            {"role":"user","content":[{"type":"text","text":"long","cache_control":{"type":"ephemeral"}},{"type":"text","text":"short"}]}
            """,
            message);
    }

    [Theory]
    [InlineData("system")]
    [InlineData("user")]
    [InlineData("assistant")]
    public async Task D39_CacheControl_OnAMessage_GoesOntoItsLastText(string role)
    {
        ChatMessage message = new ChatMessage(new ChatRole(role), [new TextContent("a"), new TextContent("b")]).WithCacheControl(new() { Ttl = "1h" });

        JsonAssert.Equal(
            """[{"type":"text","text":"a"},{"type":"text","text":"b","cache_control":{"type":"ephemeral","ttl":"1h"}}]""",
            (await Sent.MessageAsync(message)).GetProperty("content"));
    }

    [Fact]
    public async Task D39_CacheControl_OnAMessageThatEndsWithAnImage_GoesOntoTheTextBefore()
    {
        ChatMessage message = new ChatMessage(ChatRole.User, [new TextContent("a"), new UriContent("https://x.test/a.png", "image/png")]).WithCacheControl();

        JsonAssert.Equal(
            """
            [{"type":"text","text":"a","cache_control":{"type":"ephemeral"}},{"type":"image_url","image_url":{"url":"https://x.test/a.png"}}]
            """,
            (await Sent.MessageAsync(message)).GetProperty("content"));
    }

    [Fact]
    public async Task D39_CacheControl_OnAnEmptyMessage_ChangesNothing() =>
        JsonAssert.Equal("""{"role":"user","content":""}""", await Sent.MessageAsync(new ChatMessage(ChatRole.User, "").WithCacheControl()));

    [Fact]
    public async Task D39_CacheControl_OnATool_IsSentBesideTheFunction()
    {
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(() => 1, "f").WithCacheControl()] };

        JsonAssert.Equal(
            """
            {"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","properties":{}}},
             "cache_control":{"type":"ephemeral"}}]}
            """,
            await Sent.FieldsAsync(options));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task D39_CacheControl_OnAToolResult_IsSentOnItsText(bool onMessage)
    {
        FunctionResultContent result = new("c1", "rain");
        ChatMessage message = new(ChatRole.Tool, [result]);
        if (onMessage)
        {
            message.WithCacheControl();
        }
        else
        {
            result.WithCacheControl();
        }

        JsonAssert.Equal(
            """{"role":"tool","tool_call_id":"c1","content":[{"type":"text","text":"rain","cache_control":{"type":"ephemeral"}}]}""",
            await Sent.MessageAsync(message));
    }

    [Fact]
    public async Task D39_CacheControl_AsStoredJson_IsTheSame()
    {
        TextContent text = new("long") { AdditionalProperties = new() { ["openrouter:cache_control"] = new Dictionary<string, string> { ["type"] = "ephemeral" } } };

        JsonAssert.Equal(
            """[{"type":"text","text":"long","cache_control":{"type":"ephemeral"}}]""", (await Sent.MessageAsync(new(ChatRole.User, [text]))).GetProperty("content"));
    }

    [Theory]
    [InlineData(4, 0, false, "1,2,3,4")]
    [InlineData(6, 0, false, "3,4,5,6")]
    [InlineData(4, 1, false, "1,2,3,4")]
    [InlineData(3, 1, false, "tool,1,2,3")]
    [InlineData(4, 0, true, "2,3,4")]
    [InlineData(3, 1, true, "1,2,3")]
    [InlineData(2, 1, true, "tool,1,2")]
    [InlineData(0, 2, false, "tool,tool")]
    public async Task CacheControl_MoreThanFour_TheNewestAreSent(int texts, int tools, bool automatic, string sent)
    {
        ChatOptions options = new()
        {
            Tools = [.. Enumerable.Range(1, tools).Select(number => AIFunctionFactory.Create(() => 1, "f" + number).WithCacheControl())],
        };
        if (automatic)
        {
            options.WithOpenRouter(o => o.CacheControl = new());
        }

        // Marks of messages and of contents take turns.
        JsonElement body = await Sent.BodyAsync(
            Enumerable.Range(1, texts).Select(number => number % 2 == 0
                ? new ChatMessage(ChatRole.User, number.ToString(System.Globalization.CultureInfo.InvariantCulture)).WithCacheControl()
                : new ChatMessage(ChatRole.User, [new TextContent(number.ToString(System.Globalization.CultureInfo.InvariantCulture)).WithCacheControl()])),
            options);

        IEnumerable<string> inTools = body.TryGetProperty("tools", out JsonElement list)
            ? list.EnumerateArray().Where(tool => tool.TryGetProperty("cache_control", out _)).Select(_ => "tool")
            : [];
        IEnumerable<string> inTexts = body.GetProperty("messages").EnumerateArray()
            .SelectMany(message => message.GetProperty("content") is { ValueKind: JsonValueKind.Array } parts ? parts.EnumerateArray().ToArray() : [])
            .Where(part => part.TryGetProperty("cache_control", out _))
            .Select(part => part.GetProperty("text").GetString()!);
        Assert.Equal(sent, string.Join(',', inTools.Concat(inTexts)));
        Assert.Equal(automatic, body.TryGetProperty("cache_control", out _));
    }

    [Fact]
    public async Task CacheControl_WhereItCannotStand_UsesUpNoneOfTheFour()
    {
        List<ChatMessage> messages = [.. Enumerable.Range(1, 4).Select(_ => new ChatMessage(ChatRole.User, "a").WithCacheControl())];
        UriContent image = new("https://x.test/a.png", "image/png")
        {
            AdditionalProperties = new() { ["openrouter:cache_control"] = Sent.Json("""{"type":"ephemeral"}""") },
        };
        Assert.Throws<ArgumentException>(() => image.WithCacheControl());
        messages.Add(new(ChatRole.User, [new TextContent("b"), image]));
        messages.Add(new ChatMessage(ChatRole.User, "").WithCacheControl());
        messages.Add(new ChatMessage(ChatRole.User, [new UriContent("https://x.test/a.png", "image/png")]).WithCacheControl());

        string body = (await Sent.RequestAsync(messages)).Body!;

        Assert.Equal(4, body.Split("cache_control").Length - 1);
    }
}
