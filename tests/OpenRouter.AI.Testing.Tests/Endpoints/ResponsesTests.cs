using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

public sealed class ResponsesTests
{
    private const string Tools =
        "\"tools\":[{\"type\":\"function\",\"name\":\"get_weather\",\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}]";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

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
        JsonElement first = await AnswerAsync(client, Request("emulator/reasoning", "," + Tools));
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

        EventList events = await StreamAsync(client, Request("emulator/tools", "," + Tools + ",\"stream\":true"));

        JsonElement call = Last(events).GetProperty("output")[0];
        Assert.Equal(Deltas(events, "function_call_arguments"), call.GetProperty("arguments").GetString());
        Assert.Contains("response.function_call_arguments.done", Types(events));
    }

    [Fact]
    public async Task ErrorMidStream_IsAFailedResponse()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/error-mid-stream", ",\"stream\":true"));

        JsonElement response = Last(events);
        Assert.Equal(("failed", "provider_unavailable"), (response.GetProperty("status").GetString(), response.GetProperty("error_type").GetString()));
        Assert.False(events.IsDone);
    }

    [Fact]
    public async Task ErrorIn200_Streamed_IsAFlatErrorEvent()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/error-in-200", ",\"stream\":true"));

        JsonElement error = Assert.Single(events.Chunks);
        Assert.Equal(("error", "server_error"), (error.GetProperty("type").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Cut_Streamed_EndsWithoutTheLastEvent()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/cut", ",\"stream\":true"));

        Assert.Equal("response.output_text.delta", Types(events)[^1]);
    }

    [Fact]
    public async Task Vanish_Streamed_BreaksTheConnection()
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await PostAsync(client, Request("emulator/vanish", ",\"stream\":true"));

        await EventList.ReadBrokenAsync(response, Token);
    }

    [Fact]
    public async Task CutToolCall_IsIncomplete()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement response = await AnswerAsync(client, Request("emulator/cut-tool-call", "," + Tools));

        Assert.Equal("incomplete", response.GetProperty("status").GetString());
        Assert.Equal("max_output_tokens", response.GetProperty("incomplete_details").GetProperty("reason").GetString());
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

    [Theory]
    [InlineData("\"store\":true", "store")]
    [InlineData("\"previous_response_id\":\"resp_1\"", "previous_response_id")]
    [InlineData("\"max_tokens\":5", "max_tokens")]
    [InlineData("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{}}}]", "tools[0]")]
    public async Task WrongShapes_AreRefusedWithAStringCode(string member, string path)
    {
        await using EmulatorClient client = await StartAsync();

        await RefusedAsync(client, Request("emulator/echo", "," + member), path);
    }

    [Theory]
    [InlineData("""{"type":"reasoning","id":"rs_1"}""")]
    [InlineData("""{"type":"message","role":"user","content":[{"type":"input_image","image_url":"https://e.com/a.png"}]}""")]
    [InlineData("""{"type":"message","role":"user","content":[{"type":"text","text":"x"}]}""")]
    [InlineData("""{"type":"message","role":"assistant","content":[{"type":"output_text","text":"x"}]}""")]
    public async Task WrongItems_AreRefusedWithAStringCode(string item)
    {
        await using EmulatorClient client = await StartAsync();

        await RefusedAsync(client, "{\"model\":\"emulator/echo\",\"input\":[" + item + "]}", "input[0]");
    }

    [Fact]
    public async Task ErrorStatus_IsThatOfChat()
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await PostAsync(client, Request("emulator/error-429"));

        Assert.Equal(429, (int)response.StatusCode);
    }

    private static string Request(string model, string more = "") => "{\"model\":\"" + model + "\",\"input\":\"Hello there\"" + more + "}";

    private static string History(params string[] items) =>
        "{\"model\":\"emulator/reasoning\",\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"Hello there\"}," + string.Join(",", items) + "]," + Tools + "}";

    private static async Task<HttpResponseMessage> PostAsync(EmulatorClient client, string body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, client.Url("/responses")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    private static async Task<JsonElement> AnswerAsync(EmulatorClient client, string body)
    {
        using HttpResponseMessage response = await PostAsync(client, body);
        string text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return Parse(text);
    }

    private static async Task<EventList> StreamAsync(EmulatorClient client, string body)
    {
        using HttpResponseMessage response = await PostAsync(client, body);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        return await EventList.ReadAsync(response, Token);
    }

    private static async Task RefusedAsync(EmulatorClient client, string body, string path)
    {
        using HttpResponseMessage response = await PostAsync(client, body);
        JsonElement json = Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("invalid_prompt", json.GetProperty("error").GetProperty("code").GetString());
        Assert.Contains(path, json.GetProperty("metadata").GetProperty("raw").GetString(), StringComparison.Ordinal);
    }

    private static List<string> Types(EventList events) => events.Chunks.Select(chunk => chunk.GetProperty("type").GetString()!).ToList();

    private static string Deltas(EventList events, string kind) => string.Concat(events.Chunks
        .Where(chunk => chunk.GetProperty("type").GetString() == $"response.{kind}.delta").Select(chunk => chunk.GetProperty("delta").GetString()));

    private static JsonElement Last(EventList events) => events.Chunks[^1].GetProperty("response");
}
