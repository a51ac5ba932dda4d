using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class WholeToolCallTests
{
    [Fact]
    public async Task E13_FunctionCall()
    {
        const string Arguments = """{ "city": "Köln", "days": 2, "deep": {"a":[true,null]} }""";
        ChatResponse response = await CallsAsync(Call("call_1", "weather", Quoted(Arguments)));

        FunctionCallContent call = Assert.Single(Calls(response));
        Assert.Equal("weather", call.Name);
        Assert.Equal("call_1", call.CallId);
        Assert.Null(call.Exception);
        Assert.False(call.InformationalOnly);
        Assert.Equal(["city", "days", "deep"], call.Arguments!.Keys);
        Assert.Equal("Köln", Assert.IsType<JsonElement>(call.Arguments["city"]).GetString());
        Assert.Equal(2, Assert.IsType<JsonElement>(call.Arguments["days"]).GetInt32());
        JsonAssert.Equal("""{"a":[true,null]}""", Assert.IsType<JsonElement>(call.Arguments["deep"]));
        Assert.Equal(Arguments, call.AdditionalProperties!["openrouter:raw_arguments"]);
    }

    [Theory]
    [InlineData("{\"a\":1}")]
    [InlineData("\"\\\"{\\\\\\\"a\\\\\\\":1}\\\"\"")]
    public async Task E13_FunctionCall_ArgumentsAsObjectOrTwiceEncoded_AreRead(string arguments)
    {
        FunctionCallContent call = Assert.Single(Calls(await CallsAsync(Call("c1", "f", arguments))));

        Assert.Equal(1, Assert.IsType<JsonElement>(call.Arguments!["a"]).GetInt32());
    }

    [Theory]
    [InlineData(",\"arguments\":\"\"")]
    [InlineData(",\"arguments\":\" \\n\"")]
    [InlineData(",\"arguments\":\"{}\"")]
    [InlineData(",\"arguments\":\"null\"")]
    [InlineData(",\"arguments\":null")]
    [InlineData(",\"arguments\":{}")]
    [InlineData("")]
    public async Task E14_FunctionCall_EmptyArguments(string member)
    {
        ChatResponse response = await CallsAsync("{\"id\":\"c1\",\"function\":{\"name\":\"f\"" + member + "}}");

        FunctionCallContent call = Assert.Single(Calls(response));
        Assert.Null(call.Exception);
        Assert.False(call.InformationalOnly);
        Assert.Empty(call.Arguments!);
    }

    [Theory]
    [InlineData("{\"a\":")]
    [InlineData("[1]")]
    [InlineData("\"x\"")]
    [InlineData("{a:1}")]
    [InlineData("{} {}")]
    public async Task E15_FunctionCall_BadArguments(string arguments)
    {
        FunctionCallContent call = Assert.Single(Calls(await CallsAsync(Call("c1", "f", Quoted(arguments)))));

        Assert.IsAssignableFrom<JsonException>(Assert.IsType<InvalidOperationException>(call.Exception).InnerException);
        Assert.Null(call.Arguments);
        Assert.True(call.InformationalOnly);
        Assert.Equal(arguments, call.AdditionalProperties!["openrouter:raw_arguments"]);
    }

    [Fact]
    public async Task E15_FunctionCall_CutByLength_SaysSo()
    {
        ChatResponse response = await AnswerScript.WholeAsync(
            AnswerScript.Body("\"content\":null,\"tool_calls\":[" + Call("c1", "f", "\"{}\"") + "," + Call("c2", "g", "\"\"") + "]", "length"));

        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Collection(
            Calls(response),
            static whole => Assert.False(whole.InformationalOnly),
            static cut =>
            {
                Assert.True(cut.InformationalOnly);
                Assert.Contains("cut off", cut.Exception!.Message, StringComparison.Ordinal);
            });
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("17")]
    public async Task E16_FunctionCall_MissingOrEmptyId(string id)
    {
        List<(string Id, string Result)> results = await RunAsync(
            "{\"id\":" + id + ",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\":1}\"}},{\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\":2}\"}}");

        Assert.Equal(2, results.Select(static result => result.Id).Distinct().Count());
        Assert.All(results, static result => Assert.NotEmpty(result.Id));
        Assert.Equal(["1", "2"], results.Select(static result => result.Result));
    }

    [Theory]
    [InlineData("\"index\":0,", "\"index\":1,")]
    [InlineData("\"index\":0,", "\"index\":0,")]
    [InlineData("", "")]
    public async Task E17_FunctionCall_DuplicateIds(string first, string second)
    {
        List<(string Id, string Result)> results = await RunAsync(
            "{" + first + "\"id\":\"same\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\":1}\"}},"
            + "{" + second + "\"id\":\"same\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\":2}\"}}");

        Assert.Equal("same", results[0].Id);
        Assert.NotEqual("same", results[1].Id);
        Assert.Equal(["1", "2"], results.Select(static result => result.Result));
    }

    [Fact]
    public async Task E17_FunctionCall_SameIndexWithoutIds_AreTwoCalls()
    {
        ChatResponse response = await CallsAsync(
            "{\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},{\"index\":0,\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}");

        Assert.Equal(["f", "g"], Calls(response).Select(static call => call.Name));
    }

    [Theory]
    [InlineData("{\"id\":\"c0\",\"function\":{\"name\":\"\",\"arguments\":\"{}\"}}")]
    [InlineData("{\"id\":\"c0\",\"function\":{\"name\":\"  \",\"arguments\":\"{}\"}}")]
    [InlineData("{\"id\":\"c0\",\"function\":{\"name\":null}}")]
    [InlineData("{\"id\":\"c0\"}")]
    [InlineData("null")]
    public async Task E18_FunctionCall_BlankName(string blank)
    {
        FunctionCallContent call = Assert.Single(Calls(await CallsAsync(blank + "," + Call("c1", "f", "\"{}\""))));

        Assert.Equal("f", call.Name);
        Assert.Equal("c1", call.CallId);
    }

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";

    private static string Call(string id, string name, string arguments) =>
        "{\"index\":0,\"id\":\"" + id + "\",\"type\":\"function\",\"function\":{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}}";

    private static string Body(string calls) => AnswerScript.Body("\"content\":null,\"tool_calls\":[" + calls + "]", "tool_calls");

    private static Task<ChatResponse> CallsAsync(string calls) => AnswerScript.WholeAsync(Body(calls));

    private static List<FunctionCallContent> Calls(ChatResponse response) =>
        [.. Assert.Single(response.Messages).Contents.OfType<FunctionCallContent>()];

    /// <summary>Runs the calls as an application does and gets the results that went back, each paired with its call.</summary>
    private static async Task<List<(string Id, string Result)>> RunAsync(string calls)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Body(calls)).Answer(AnswerScript.Body("\"content\":\"done\""));
        using IChatClient chat = AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().Build();
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((int n) => n, "f")] };

        ChatResponse response = await chat.GetResponseAsync("hi", options, TestContext.Current.CancellationToken);

        Assert.Equal("done", response.Text);
        JsonElement messages = JsonElement.Parse(handler.Requests[1].Body!).GetProperty("messages");
        List<string> ids = [.. messages[1].GetProperty("tool_calls").EnumerateArray().Select(static call => call.GetProperty("id").GetString()!)];
        List<(string Id, string Result)> results =
        [
            .. messages.EnumerateArray().Where(static message => message.GetProperty("role").ValueEquals("tool"))
                .Select(static message => (message.GetProperty("tool_call_id").GetString()!, message.GetProperty("content").GetString()!)),
        ];
        Assert.Equal(ids, results.Select(static result => result.Id));
        return results;
    }
}
