using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Scenarios;

public sealed class ToolsTests
{
    private const string Tools = """
        ,"tools":[
          {"type":"function","function":{"name":"get_weather","parameters":{"type":"object","required":["city","days"],
            "properties":{"city":{"type":"string"},"days":{"type":"integer"},"unit":{"type":"string"}}}}},
          {"type":"function","function":{"name":"get_time","parameters":{"type":"object","properties":{}}}},
          {"type":"function","function":{"name":"third"}}]
        """;

    [Fact]
    public async Task Tools_Offered_CallsTwoWithFittingArguments()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User("emulator/tools", more: Tools));

        JsonElement message = Message(answer);
        Assert.Equal("tool_calls", Finish(answer));
        Assert.Equal(JsonValueKind.Null, message.GetProperty("content").ValueKind);
        JsonElement calls = message.GetProperty("tool_calls");
        Assert.Equal(2, calls.GetArrayLength());
        Assert.Equal("get_weather", calls[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Equal("""{"city":"Paris","days":1}""", calls[0].GetProperty("function").GetProperty("arguments").GetString());
        Assert.Equal("{}", calls[1].GetProperty("function").GetProperty("arguments").GetString());
        Assert.NotEqual(calls[0].GetProperty("id").GetString(), calls[1].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Tools_Streamed_SendsHeadThenPieces()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/tools", more: Tools + ",\"parallel_tool_calls\":false"));

        JsonElement[] pieces = events.CallPieces.ToArray();
        Assert.Equal("get_weather", pieces[0].GetProperty("function").GetProperty("name").GetString());
        Assert.Equal("function", pieces[0].GetProperty("type").GetString());
        Assert.True(pieces.Length > 3);
        Assert.All(pieces, piece => Assert.Equal(0, piece.GetProperty("index").GetInt32()));
        Assert.All(pieces.Skip(1), piece => Assert.False(piece.TryGetProperty("id", out _)));
        Assert.Equal("""{"city":"Paris","days":1}""", string.Concat(pieces.Select(piece => piece.GetProperty("function").GetProperty("arguments").GetString())));
        Assert.All(
            events.Deltas.Where(delta => delta.TryGetProperty("tool_calls", out _)),
            delta => Assert.Equal(JsonValueKind.Null, delta.GetProperty("content").ValueKind));
        Assert.Equal("tool_calls", Finish(events.Chunks[^1]));
    }

    [Theory]
    [InlineData("\"none\"", 0)]
    [InlineData("\"auto\"", 2)]
    [InlineData("\"required\"", 2)]
    [InlineData("{\"type\":\"function\",\"function\":{\"name\":\"third\"}}", 1)]
    public async Task Tools_Choice_IsObeyed(string choice, int count)
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement message = Message(await client.ChatAsync(User("emulator/tools", more: $"{Tools},\"tool_choice\":{choice}")));

        Assert.Equal(count, message.TryGetProperty("tool_calls", out JsonElement calls) ? calls.GetArrayLength() : 0);
    }

    [Fact]
    public async Task Tools_AfterResults_QuotesThem()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync($$$"""
            {"model":"emulator/tools","messages":[{"role":"user","content":"Weather?"},
              {"role":"assistant","content":null,"tool_calls":[
                {"id":"a","type":"function","function":{"name":"get_weather","arguments":"{\"city\":\"Paris\"}"}},
                {"id":"b","type":"function","function":{"name":"get_time","arguments":"{}"}}]},
              {"role":"tool","tool_call_id":"b","content":"noon"},
              {"role":"tool","tool_call_id":"a","content":"21 degrees"}]{{{Tools}}}}
            """);

        Assert.Equal("stop", Finish(answer));
        Assert.Contains("The tool get_time answered: noon.", Content(answer), StringComparison.Ordinal);
        Assert.Contains("The tool get_weather answered: 21 degrees.", Content(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Please use a tool", 2)]
    [InlineData("Please run GET_TIME", 1)]
    [InlineData("Just talk", 0)]
    public async Task KnownModel_Tools_AreCalledWhenAskedFor(string text, int count)
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement message = Message(await client.ChatAsync(User("openai/gpt-4o-mini", text, Tools)));

        Assert.Equal(count, message.TryGetProperty("tool_calls", out JsonElement calls) ? calls.GetArrayLength() : 0);
    }

    [Theory]
    [InlineData(Tools)]
    [InlineData("")]
    public async Task CutToolCall_Arguments_EndInTheMiddle(string tools)
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/cut-tool-call", more: tools));

        string arguments = string.Concat(events.CallPieces.Select(piece => piece.GetProperty("function").GetProperty("arguments").GetString()));
        Assert.ThrowsAny<JsonException>(() => Parse(arguments));
        Assert.Equal("length", Finish(events.Chunks[^1]));
    }
}
