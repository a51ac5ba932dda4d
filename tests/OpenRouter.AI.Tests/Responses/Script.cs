using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>Short ways to answers of the Responses endpoint: what the service sends, what a caller gets of it, what goes back.</summary>
internal static class Script
{
    public const string Model = "acme/writer";

    public const string Usage =
        """
        {"input_tokens":7,"input_tokens_details":{"cached_tokens":2},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":3},"total_tokens":12,"cost":0.0012,"is_byok":false}
        """;

    public const string Done = "data: [DONE]\n\n";

    private const string Head = "{\"id\":\"gen-1\",\"object\":\"response\",\"created_at\":1750000000,\"model\":\"acme/writer-1\",";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Created => Event("response.created", "\"response\":" + Head + "\"status\":\"in_progress\",\"output\":[]}");

    /// <summary>Makes a whole answer out of its items.</summary>
    public static string Body(string output, string status = "completed", string more = "") =>
        Head + "\"status\":\"" + status + "\",\"output\":[" + output + "],\"usage\":" + Usage.Trim() + more + "}";

    public static string Message(string text, string id = "msg_1", string more = "") =>
        "{\"type\":\"message\",\"id\":\"" + id + "\",\"role\":\"assistant\",\"status\":\"completed\"" + more
        + ",\"content\":[{\"type\":\"output_text\",\"text\":\"" + text + "\",\"annotations\":[]}]}";

    public static string Call(string callId, string arguments = "{}", string name = "f", string more = "") =>
        "{\"type\":\"function_call\",\"id\":\"fc_" + callId + "\",\"call_id\":\"" + callId + "\",\"name\":\"" + name + "\",\"arguments\":"
        + JsonSerializer.Serialize(arguments) + more + "}";

    public static string Event(string type, string members) => "{\"type\":\"" + type + "\"," + members + ",\"sequence_number\":1}";

    public static string Added(int index, string item) => Event("response.output_item.added", $"\"output_index\":{index},\"item\":{item}");

    public static string ItemDone(int index, string item) => Event("response.output_item.done", $"\"output_index\":{index},\"item\":{item}");

    public static string Delta(string kind, int index, string text, string more = "\"content_index\":0") =>
        Event($"response.{kind}.delta", $"\"item_id\":\"i{index}\",\"output_index\":{index},{more},\"delta\":{JsonSerializer.Serialize(text)}");

    public static string Text(int index, string text) => Delta("output_text", index, text);

    public static string Completed(string output, string status = "completed", string more = "") =>
        Event("response." + status, "\"response\":" + Body(output, status, more));

    /// <summary>Makes a stream of events that ends as it should.</summary>
    public static string Stream(params string[] events) => Events(events) + Done;

    public static string Events(params string[] events) => string.Concat(events.Select(static item => "data: " + item + "\n\n"));

    public static IChatClient Chat(ScriptedHandler handler, string? model = Model) => new OpenRouterResponsesChatClient(
        new OpenRouterClient(
            Wire.Options(options =>
            {
                options.MaxRetries = 0;
                options.TimeProvider = new FakeTimeProvider();
            }),
            handler.Client()),
        model,
        ownsClient: true);

    public static async Task<ChatResponse> WholeAsync(string body, ChatOptions? options = null)
    {
        using IChatClient chat = Chat(new ScriptedHandler().Answer(body));
        return await chat.GetResponseAsync("hi", options, Token);
    }

    public static async Task<ChatResponse> StreamAsync(params string[] events) => (await UpdatesAsync(Stream(events))).ToChatResponse();

    public static async Task<List<ChatResponseUpdate>> UpdatesAsync(string stream, ChatOptions? options = null)
    {
        List<ChatResponseUpdate> updates = [];
        await CollectAsync(stream, updates, options);
        return updates;
    }

    /// <summary>Reads a stream into a list, so that what came before a failure can be seen.</summary>
    public static async Task CollectAsync(string stream, List<ChatResponseUpdate> updates, ChatOptions? options = null)
    {
        using IChatClient chat = Chat(new ScriptedHandler().Answer(stream, mediaType: "text/event-stream"));
        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", options, Token))
        {
            updates.Add(update);
        }
    }

    /// <summary>Gets the failure that a stream becomes, with what was handed out before it.</summary>
    public static async Task<(OpenRouterException Failure, List<ChatResponseUpdate> Before)> FailAsync(string stream)
    {
        List<ChatResponseUpdate> before = [];
        return (await Assert.ThrowsAsync<OpenRouterException>(() => CollectAsync(stream, before)), before);
    }

    public static async Task<JsonElement> SentAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, string? model = Model)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Body(Message("ok")));
        using IChatClient chat = Chat(handler, model);
        await chat.GetResponseAsync(messages, options, Token);
        return JsonElement.Parse(Assert.Single(handler.Requests).Body!);
    }

    /// <summary>The body for one user message, without the members that are the same for all options.</summary>
    public static async Task<JsonElement> FieldsAsync(ChatOptions? options)
    {
        JsonElement body = await SentAsync([new ChatMessage(ChatRole.User, "hi")], options);
        return JsonSerializer.SerializeToElement(body.EnumerateObject()
            .Where(member => member.Name is not ("model" or "input"))
            .ToDictionary(member => member.Name, member => member.Value));
    }

    public static async Task<JsonElement> InputAsync(params ChatMessage[] messages) => (await SentAsync(messages)).GetProperty("input");

    /// <summary>The items that an answer becomes when it goes back, without the question before it.</summary>
    public static async Task<JsonElement[]> BackAsync(ChatResponse response, params ChatMessage[] more) =>
        [.. (await InputAsync([new ChatMessage(ChatRole.User, "hi"), .. response.Messages, .. more])).EnumerateArray().Skip(1)];

    /// <summary>The answer as it comes out of a store that keeps JSON.</summary>
    public static ChatResponse Stored(ChatResponse response) => JsonSerializer.Deserialize<ChatResponse>(
        JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

    public static List<AIContent> Contents(ChatResponse response) => [.. response.Messages.SelectMany(message => message.Contents)];

    /// <summary>What an answer is to a caller, as JSON: everything but the objects it was made of.</summary>
    public static JsonElement Value(ChatResponse response) => JsonSerializer.SerializeToElement(response, AIJsonUtilities.DefaultOptions);
}
