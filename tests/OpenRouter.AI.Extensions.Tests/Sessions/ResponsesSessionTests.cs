using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Sessions;

/// <summary>Answers of the Responses endpoint keep their thoughts elsewhere than those of the chat endpoint.</summary>
public class ResponsesSessionTests
{
    private const string Providers = """{"data":[{"name":"Alpha","slug":"alpha"},{"name":"Beta","slug":"beta"}]}""";
    private const string Refusal = """{"error":{"code":400,"message":"Invalid signature in thinking block"}}""";
    private const string Thought = """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"of Alpha"}""";
    private const string Search = """{"type":"web_search_call","id":"ws_1","status":"completed","action":{"type":"search","query":"q"}}""";
    private const string Message = """{"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"one","annotations":[]}]}""";
    private const string Call = """{"type":"function_call","id":"fc_1","call_id":"c1","name":"f","arguments":"{}","status":"completed"}""";

    /// <summary>Hosts that keep histories as JSON, that drop the thoughts themselves, or all that lies beside them but on the call.</summary>
    [Theory]
    [InlineData(true, "stored")]
    [InlineData(false, "stored")]
    [InlineData(true, "dropped")]
    [InlineData(false, "dropped")]
    [InlineData(true, "call")]
    [InlineData(false, "call")]
    public async Task History_WasKeptByAHost_StaysWithItsProvider(bool streamed, string kept)
    {
        await using TestApp app = await StartAsync();
        List<ChatMessage> history = await BeginAsync(app, streamed, kept);

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));
        app.Server.Enqueue(Answer(streamed: false, Message));
        await AskAsync(app, history);

        JsonElement sent = app.Server.Requests[^1].Body!.Value;
        Assert.Equal("""["alpha"]""", sent.GetProperty("provider").GetProperty("order").GetRawText());
        Assert.Contains("of Alpha", sent.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stored")]
    [InlineData("dropped")]
    [InlineData("call")]
    public async Task Signature_RefusedTwice_ThoughtIsLeftOutAndTheRestIsNot(string kept)
    {
        await using TestApp app = await StartAsync();
        List<ChatMessage> history = await BeginAsync(app, streamed: false, kept);
        string before = JsonSerializer.Serialize(history[1], Contract(typeof(ChatMessage)));

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(Answer(streamed: false, Message));
        await AskAsync(app, history);

        JsonElement[] sent = [.. app.Server.Requests.Where(static request => request.Body is not null).Skip(1).Select(static request => request.Body!.Value.GetProperty("input"))];
        Assert.Equal(3, sent.Length);
        Assert.Equal(Types(sent[0]), Types(sent[1]));
        Assert.Contains("reasoning", Types(sent[1]));
        Assert.Equal(Types(sent[1]).Where(static type => type != "reasoning"), Types(sent[2]));
        Assert.DoesNotContain("of Alpha", sent[2].GetRawText(), StringComparison.Ordinal);
        Assert.Equal(before, JsonSerializer.Serialize(history[1], Contract(typeof(ChatMessage))));
    }

    /// <summary>A host that keeps contents alone has the calls of server tools in the thought.</summary>
    [Fact]
    public async Task Signature_RefusedAndTheHostKeptContentsAlone_ServerToolStays()
    {
        await using TestApp app = await StartAsync();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> history = [new(ChatRole.User, "first")];
        app.Server.Enqueue(Answer(streamed: false, Thought, Search, Message));
        history.AddMessages(await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));
        history[1] = new ChatMessage(history[1].Role, [.. history[1].Contents.Where(static content => content is TextContent or TextReasoningContent)]);
        history.Add(new(ChatRole.User, "second"));

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(Answer(streamed: false, Message));
        await AskAsync(app, history);

        string[][] sent = [.. app.Server.Requests.Where(static request => request.Body is not null).Skip(1).Select(static request => Types(request.Body!.Value.GetProperty("input")))];
        Assert.Equal(["message", "reasoning", "web_search_call", "message", "message"], sent[0]);
        Assert.Equal(["message", "web_search_call", "message", "message"], sent[2]);
        Assert.Null(history[1].AdditionalProperties);
    }

    private static string[] Types(JsonElement input) => [.. input.EnumerateArray().Select(static item => item.GetProperty("type").GetString()!)];

    private static async Task<List<ChatMessage>> BeginAsync(TestApp app, bool streamed, string kept)
    {
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> history = [new(ChatRole.User, "first")];
        app.Server.Enqueue(Answer(streamed, Thought, kept == "call" ? Call : Message));
        history.AddMessages(streamed
            ? await chat.GetStreamingResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));
        ChatMessage told = (ChatMessage)JsonSerializer.Deserialize(JsonSerializer.Serialize(history[1], Contract(typeof(ChatMessage))), Contract(typeof(ChatMessage)))!;
        told.Contents = kept == "stored" ? told.Contents : [.. told.Contents.Where(static content => content is not TextReasoningContent)];
        told.AdditionalProperties = kept == "call" ? null : told.AdditionalProperties;
        return [history[0], told, kept == "call" ? new(ChatRole.Tool, [new FunctionResultContent("c1", "2")]) : new(ChatRole.User, "second")];
    }

    private static JsonTypeInfo Contract(Type type) => AIJsonUtilities.DefaultOptions.GetTypeInfo(type);

    private static Task<ChatResponse> AskAsync(TestApp app, List<ChatMessage> history) =>
        app.Services.GetRequiredService<IChatClient>().GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

    private static ScriptedAnswer Answer(bool streamed, params string[] items)
    {
        string response = $$$"""{"id":"resp_1","object":"response","status":"completed","model":"a/b","output":[{{{string.Join(',', items)}}}]}""";
        ScriptedAnswer answer = streamed
            ? ScriptedAnswer.Events(
                [.. items.Select(static (item, index) => $$$"""{"type":"response.output_item.done","output_index":{{{index}}},"item":{{{item}}}}"""),
                    $$$"""{"type":"response.completed","response":{{{response}}}}"""])
            : ScriptedAnswer.Json(response);
        return answer.WithHeader("X-Provider-Name", "Alpha");
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(static services => services.AddOpenRouterResponsesChatClient("emulator/echo").UseOpenRouterSessions());
}
