using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class StructuredOutputTests
{
    public enum Sky
    {
        Clear,
        Cloudy,
    }

    [Fact]
    public async Task H14_StructuredOutput_Object()
    {
        (Report report, JsonElement body) = await AskAsync<Report>("""{"city":"Oslo","degrees":-3}""");

        Assert.Equal(new Report("Oslo", -3), report);
        JsonElement format = body.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        JsonElement schema = format.GetProperty("json_schema");
        Assert.Equal("Report", schema.GetProperty("name").GetString());
        JsonAssert.Equal("[\"city\",\"degrees\"]", schema.GetProperty("schema").GetProperty("required"));
        Assert.False(schema.GetProperty("schema").GetProperty("additionalProperties").GetBoolean());
        JsonAssert.Equal("""[{"role":"user","content":"hi"}]""", body.GetProperty("messages"));
    }

    [Fact]
    public async Task H14_StructuredOutput_Array()
    {
        int[] result = (await AskAsync<int[]>("""{"data":[1,2,3]}""")).Result;

        Assert.Equal([1, 2, 3], result);
    }

    [Fact]
    public async Task H14_StructuredOutput_Int() => Assert.Equal(42, (await AskAsync<int>("""{"data":42}""")).Result);

    [Fact]
    public async Task H14_StructuredOutput_String() => Assert.Equal("x", (await AskAsync<string>("""{"data":"x"}""")).Result);

    [Theory]
    [InlineData(true, "true")]
    [InlineData(false, "false")]
    public async Task H14_StructuredOutput_Bool(bool expected, string data) =>
        Assert.Equal(expected, (await AskAsync<bool>("{\"data\":" + data + "}")).Result);

    [Fact]
    public async Task H14_StructuredOutput_Enum()
    {
        (Sky sky, JsonElement body) = await AskAsync<Sky>("""{"data":"Cloudy"}""");

        Assert.Equal(Sky.Cloudy, sky);
        JsonElement schema = body.GetProperty("response_format").GetProperty("json_schema").GetProperty("schema");
        JsonAssert.Equal("""["Clear","Cloudy"]""", schema.GetProperty("properties").GetProperty("data").GetProperty("enum"));
    }

    [Fact]
    public async Task H14_StructuredOutput_WithFunctions()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Turn(streaming: false, Turns.Weather, "tool_calls").Says(streaming: false, """{"city":"Oslo","degrees":4}""");
        using IChatClient chat = AnswerScript.Chat(handler).AsBuilder().UseFunctionInvocation().Build();
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => 4, "weather")] };

        ChatResponse<Report> response = await chat.GetResponseAsync<Report>(
            "hi", options, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(new Report("Oslo", 4), response.Result);
        Assert.Equal(0.0024m, response.Usage!.GetOpenRouterCost());
        Assert.Equal(
            handler.Body(0).GetProperty("response_format").GetRawText(), handler.Body(1).GetProperty("response_format").GetRawText());
    }

    [Fact]
    public async Task H14_StructuredOutput_NonNative()
    {
        (Report report, JsonElement body) = await AskAsync<Report>("""{"city":"Oslo","degrees":1}""", native: false);

        Assert.Equal(new Report("Oslo", 1), report);
        JsonAssert.Equal("""{"type":"json_object"}""", body.GetProperty("response_format"));
        Assert.Contains("degrees", body.GetProperty("messages").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task H14_StructuredOutput_AfterReasoning_IsTheTextAlone()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Turn(streaming: false, "\"reasoning\":\"{no json\",\"content\":\"{\\\"data\\\":7}\"");
        using IChatClient chat = AnswerScript.Chat(handler);

        ChatResponse<int> response = await chat.GetResponseAsync<int>("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(7, response.Result);
    }

    private static async Task<(T Result, JsonElement Body)> AskAsync<T>(string text, bool native = true)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming: false, text);
        using IChatClient chat = AnswerScript.Chat(handler);
        ChatResponse<T> response = await chat.GetResponseAsync<T>(
            "hi", null, native, TestContext.Current.CancellationToken);
        return (response.Result, handler.Body());
    }

    public sealed record Report(string City, int Degrees);
}
