using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;
using static OpenRouter.AI.Testing.Tests.Support.ResponsesCalls;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

/// <summary>Whole and streamed answers of the Responses endpoint.</summary>
public sealed class ResponsesTests
{
    [Fact]
    public async Task Echo_Whole_IsAResponse()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement response = await AnswerAsync(client, Request("emulator/echo"));

        Assert.Equal(("response", "completed"), (response.GetProperty("object").GetString(), response.GetProperty("status").GetString()));
        Assert.StartsWith("gen-", response.GetProperty("id").GetString(), StringComparison.Ordinal);
        JsonElement item = Assert.Single(response.GetProperty("output").EnumerateArray().ToArray());
        Assert.Contains("You said: \"Hello there\"", item.GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        JsonElement usage = response.GetProperty("usage");
        Assert.Equal(usage.GetProperty("total_tokens").GetInt32(), usage.GetProperty("input_tokens").GetInt32() + usage.GetProperty("output_tokens").GetInt32());
    }

    [Fact]
    public async Task Echo_Streamed_HasTheEventsOfTheService()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/echo", ",\"stream\":true"));

        Assert.True(events.IsDone);
        Assert.DoesNotContain(events.Lines, line => line.StartsWith("event:", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, events.Chunks.Count), events.Chunks.Select(chunk => chunk.GetProperty("sequence_number").GetInt32()));
        Assert.Equal(
            [
                "response.created", "response.in_progress", "response.output_item.added", "response.content_part.added", "response.output_text.delta",
                "response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed",
            ],
            Types(events).Distinct());
        Assert.Equal(Deltas(events, "output_text"), Last(events).GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Reasoning_Streamed_EndsAfterTheMessage_AndIsSignedAtTheEnd()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/reasoning", ",\"stream\":true"));

        List<string> types = Types(events);
        Assert.True(types.LastIndexOf("response.output_text.done") < types.IndexOf("response.reasoning_text.done"));
        JsonElement item = Last(events).GetProperty("output")[0];
        Assert.Equal("reasoning", item.GetProperty("type").GetString());
        Assert.Equal(Deltas(events, "reasoning_text"), item.GetProperty("content")[0].GetProperty("text").GetString());
        Assert.NotEmpty(item.GetProperty("signature").GetString()!);
    }

    [Fact]
    public async Task Tools_RoundTrip_QuotesTheResult_AndWantsTheThoughtBack()
    {
        await using EmulatorClient client = await StartAsync();
        JsonElement first = await AnswerAsync(client, Request("emulator/reasoning", "," + WeatherTool));
        JsonElement[] items = [.. first.GetProperty("output").EnumerateArray()];
        Assert.Equal(["reasoning", "function_call"], items.Select(item => item.GetProperty("type").GetString()));
        string result = $$"""{"type":"function_call_output","call_id":"{{items[1].GetProperty("call_id").GetString()}}","output":"sunny"}""";

        JsonElement second = await AnswerAsync(client, History(items[0].GetRawText(), items[1].GetRawText(), result));
        Assert.Contains("get_weather answered: sunny", second.GetRawText(), StringComparison.Ordinal);

        using HttpResponseMessage without = await PostAsync(client, History(items[1].GetRawText(), result));
        Assert.Equal(400, (int)without.StatusCode);
    }

    [Fact]
    public async Task Tools_Streamed_GiveArgumentsInPieces()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/tools", "," + WeatherTool + ",\"stream\":true"));

        JsonElement call = Last(events).GetProperty("output")[0];
        Assert.Equal(Deltas(events, "function_call_arguments"), call.GetProperty("arguments").GetString());
        Assert.Contains("response.function_call_arguments.done", Types(events));
    }

    [Theory]
    [InlineData("refusal", "refusal")]
    [InlineData("citations", "url_citation")]
    [InlineData("image", "image_generation_call")]
    public async Task Contents_AreInTheirShapes(string model, string type)
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement whole = await AnswerAsync(client, Request("emulator/" + model));
        EventList events = await StreamAsync(client, Request("emulator/" + model, ",\"stream\":true"));

        Assert.Contains($"\"type\":\"{type}\"", whole.GetRawText(), StringComparison.Ordinal);
        Assert.Contains($"\"type\":\"{type}\"", Last(events).GetRawText(), StringComparison.Ordinal);
    }
}
