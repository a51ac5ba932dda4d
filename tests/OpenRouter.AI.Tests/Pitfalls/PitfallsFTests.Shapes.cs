using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Responses;

namespace OpenRouter.AI.Tests.Pitfalls;

// Shapes that differ from chat, members that are missing, kinds that are new.
public sealed partial class PitfallsFTests
{
    [Fact]
    public async Task F8_ReasoningWithoutSummary_GoesBackWithOne()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body("""{"type":"reasoning","encrypted_content":"e"},""" + Script.Message("x")));
        JsonElement item = (await Script.BackAsync(response))[0];
        Assert.Equal(JsonValueKind.Array, item.GetProperty("summary").ValueKind);
        Assert.NotEmpty(item.GetProperty("id").GetString()!);
        Assert.Equal("e", item.GetProperty("encrypted_content").GetString());
    }

    [Fact]
    public async Task F8_SummariesAsTexts_AreShownAndGoBackAsObjects()
    {
        ChatResponse response = await Script.WholeAsync(Script.Body("""{"type":"reasoning","id":"r","summary":["One."],"encrypted_content":"e"},""" + Script.Message("x")));
        Assert.Equal("One.", Assert.IsType<TextReasoningContent>(Script.Contents(response)[0]).Text);
        JsonAssert.Equal(
            """{"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"One."}],"encrypted_content":"e"}""", (await Script.BackAsync(response))[0]);
    }

    [Fact]
    public async Task F8_ReasoningWithNothingToTakeUpAgain_StaysBehind()
    {
        ChatResponse response = await Script.WholeAsync(
            Script.Body("""{"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"One."}]},""" + Script.Message("x")));
        Assert.Equal("message", Assert.Single(await Script.BackAsync(response)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task F8_UnsignedThoughtOfASigningModel_StaysBehind()
    {
        const string Unsigned = """{"type":"reasoning","id":"r","summary":[],"content":[{"type":"reasoning_text","text":"hm"}],"format":"anthropic-claude-v1"}""";
        ChatResponse response = await Script.WholeAsync(Script.Body(Unsigned + "," + Script.Message("x")));
        Assert.Equal("message", Assert.Single(await Script.BackAsync(response)).GetProperty("type").GetString());
        ChatResponse open = await Script.WholeAsync(Script.Body(Unsigned.Replace("anthropic-claude-v1", "unknown", StringComparison.Ordinal) + "," + Script.Message("x")));
        Assert.Equal(2, (await Script.BackAsync(open)).Length);
    }

    [Fact]
    public async Task F9_Shapes_AreThoseOfTheEndpoint()
    {
        JsonElement body = await Script.SentAsync(
            [new ChatMessage(ChatRole.User, [new UriContent("https://e.com/a.png", "image/png"), new UriContent("https://e.com/v.mp4", "video/mp4")])],
            new ChatOptions { MaxOutputTokens = 5, Tools = [AIFunctionFactory.Create(() => 1, "f")], ResponseFormat = ChatResponseFormat.Json });
        Assert.Equal("f", body.GetProperty("tools")[0].GetProperty("name").GetString());
        Assert.Equal(5, body.GetProperty("max_output_tokens").GetInt32());
        Assert.Equal("json_object", body.GetProperty("text").GetProperty("format").GetProperty("type").GetString());
        JsonAssert.Equal(
            """[{"type":"input_image","detail":"auto","image_url":"https://e.com/a.png"},{"type":"input_video","video_url":"https://e.com/v.mp4"}]""",
            body.GetProperty("input")[0].GetProperty("content"));
        Assert.DoesNotContain(body.EnumerateObject(), member => member.Name is "messages" or "max_tokens" or "max_completion_tokens" or "response_format");
    }

    [Fact]
    public async Task F9_CostOfTheUpstream_IsRead()
    {
        string body = Script.Body(Script.Message("x")).Replace(
            "\"is_byok\":false", "\"is_byok\":true,\"cost_details\":{\"upstream_inference_cost\":0.5,\"upstream_inference_input_cost\":0.2}", StringComparison.Ordinal);
        OpenRouterResponseMetadata metadata = (await Script.WholeAsync(body)).GetOpenRouterMetadata()!;
        Assert.Equal((0.5m, true), (metadata.UpstreamCost, metadata.IsByok));
    }

    [Theory]
    [InlineData("""{"type":"error","code":"server_error","message":"boom","param":null,"sequence_number":7}""", "server_error", true)]
    [InlineData("""{"type":"error","error":{"code":"invalid_api_key","message":"boom"}}""", "invalid_api_key", false)]
    [InlineData("""{"type":"response.error","error":{"code":"rate_limit_exceeded","message":"boom"}}""", "rate_limit_exceeded", true)]
    [InlineData("""{"type":"response.failed","response":{"id":"gen-1","status":"failed","error":{"code":"server_error","message":"boom"},"error_type":"provider_unavailable"}}""", "server_error", true)]
    public async Task F10_ErrorEvents_FlatOrNested_AreExceptions(string data, string code, bool passes)
    {
        (OpenRouterException failure, List<ChatResponseUpdate> before) = await Script.FailAsync(Script.Events(Script.Created, data));
        Assert.Equal((code, passes), (failure.ErrorCode, failure.IsTransient));
        Assert.Contains("boom", failure.Message, StringComparison.Ordinal);
        Assert.Empty(before);
    }

    [Fact]
    public async Task F10_ErrorBeforeTheFirstUpdate_IsTriedAgain()
    {
        Support.ScriptedHandler service = new Support.ScriptedHandler()
            .Answer(Script.Events(Script.Created, """{"type":"error","code":"server_error","message":"boom"}"""), mediaType: "text/event-stream")
            .Answer(Script.Stream(Script.Created, Script.Text(0, "x"), Script.Completed(Script.Message("x"))), mediaType: "text/event-stream");
        using OpenRouterClient client = new(
            Support.Wire.Options(options =>
            {
                options.MaxRetries = 1;
                options.TimeProvider = new Support.EagerTimeProvider();
            }),
            service.Client());
        using IChatClient chat = client.AsIResponsesChatClient("m");
        string text = "";
        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            text += update.Text;
        }

        Assert.Equal(("x", 2), (text, service.Requests.Count));
    }

    [Fact]
    public async Task F11_MissingMembers_AreNoFailure()
    {
        ChatResponse response = await Script.WholeAsync("""{"output":[{"type":"message","content":[{"type":"output_text","text":"x"}]},{"type":"function_call","name":"f"}]}""");
        Assert.Equal("x", response.Text);
        Assert.NotEmpty(response.ResponseId!);
        Assert.Null(response.CreatedAt);
        Assert.Null(response.Usage);
        FunctionCallContent call = Assert.Single(Script.Contents(response).OfType<FunctionCallContent>());
        Assert.NotEmpty(call.CallId);
        Assert.Empty(call.Arguments!);
    }

    [Fact]
    public async Task F12_UnknownItemsAndEvents_AreKept()
    {
        const string Item = """{"type":"openrouter:next_year","id":"n","x":1}""";
        const string Event = """{"type":"response.next_year.delta","output_index":0,"delta":"?"}""";
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(Script.Stream(
            Script.Created, Script.Text(1, "x"), Event, """{"type":"response.debug","debug":{}}""", Script.ItemDone(0, Item), Script.Completed(Item + "," + Script.Message("x"))));
        Assert.Contains(updates, update => update.RawRepresentation is JsonElement raw && JsonElement.DeepEquals(raw, JsonElement.Parse(Event)));
        Assert.Contains((await Script.BackAsync(updates.ToChatResponse())).ToArray(), item => JsonElement.DeepEquals(item, JsonElement.Parse(Item)));
    }

    [Fact]
    public async Task F12_EveryEventOfTheSpecification_HasAMeaning()
    {
        string[] shown = ["response.completed", "response.incomplete", "response.failed", "error"];
        foreach (string name in EventNames.All.Except(shown))
        {
            // An event that nobody knows would come out with its data.
            List<ChatResponseUpdate> updates = await Script.UpdatesAsync(Script.Stream(
                Script.Created, Script.Text(0, "x"), Script.Event(name, "\"output_index\":9,\"item_id\":\"i\""), Script.Completed(Script.Message("x"))));
            Assert.DoesNotContain(updates, update => update.RawRepresentation is not null);
        }
    }

    [Fact]
    public async Task F13_Phase_GoesBack()
    {
        foreach (bool stored in new[] { false, true })
        {
            ChatResponse response = await Script.WholeAsync(Script.Body(Script.Message("x", more: ",\"phase\":\"commentary\"")));
            JsonElement item = Assert.Single(await Script.BackAsync(stored ? Script.Stored(response) : response));
            Assert.Equal("commentary", item.GetProperty("phase").GetString());
        }
    }

    [Fact]
    public async Task D10_ServerToolItems_AreNotForTheToolLoop()
    {
        Support.ScriptedHandler service = new Support.ScriptedHandler().Answer(
            Script.Body("""{"type":"web_search_call","id":"w","status":"completed","action":{"type":"search","query":"q"}},""" + Script.Message("x")));
        using IChatClient chat = Script.Chat(service).AsBuilder().UseFunctionInvocation().Build();
        ChatResponse response = await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("x", response.Text);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task D12_ToolChoice_IsFlat_AlsoWhenGivenAsOnChat()
    {
        ChatOptions options = new()
        {
            Tools = [AIFunctionFactory.Create(() => 1, "f")],
            AdditionalProperties = new() { ["tool_choice"] = JsonElement.Parse("""{"type":"function","function":{"name":"f"}}""") },
        };
        JsonAssert.Equal("""{"type":"function","name":"f"}""", (await Script.FieldsAsync(options)).GetProperty("tool_choice"));
    }
}
