using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

/// <summary>What the chat client sends for some messages and options.</summary>
internal static class Sent
{
    public const string Model = "acme/one";

    public const string Reply =
        """{"id":"gen-1","model":"acme/one","created":1,"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"ok"}}]}""";

    public const string StreamedReply =
        """
        data: {"id":"gen-1","model":"acme/one","created":1,"choices":[{"index":0,"delta":{"role":"assistant","content":"ok"},"finish_reason":"stop"}]}

        data: [DONE]


        """;

    public static OpenRouterClient Client(ScriptedHandler handler) => new(Wire.Options(), handler.Client());

    public static async Task<SentRequest> RequestAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, string? model = Model, bool stream = false)
    {
        ScriptedHandler handler = stream
            ? new ScriptedHandler().Answer(StreamedReply, mediaType: "text/event-stream")
            : new ScriptedHandler().Answer(Reply);
        using OpenRouterClient client = Client(handler);
        using IChatClient chat = client.AsIChatClient(model);
        if (stream)
        {
            await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync(messages, options, TestContext.Current.CancellationToken))
            {
                Assert.NotNull(update);
            }
        }
        else
        {
            await chat.GetResponseAsync(messages, options, TestContext.Current.CancellationToken);
        }

        return Assert.Single(handler.Requests);
    }

    public static Task<SentRequest> RequestAsync(ChatOptions? options, bool stream = false) =>
        RequestAsync([new ChatMessage(ChatRole.User, "hello")], options, stream: stream);

    /// <summary>The whole body for one user message, without the members that are the same for every options.</summary>
    public static async Task<JsonElement> FieldsAsync(ChatOptions? options)
    {
        SentRequest request = await RequestAsync(options);
        Dictionary<string, JsonElement> fields = JsonElement.Parse(request.Body!).EnumerateObject()
            .Where(member => member.Name is not ("model" or "messages"))
            .ToDictionary(member => member.Name, member => member.Value);
        return JsonSerializer.SerializeToElement(fields);
    }

    public static async Task<JsonElement> BodyAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, string? model = Model, bool stream = false) =>
        JsonElement.Parse((await RequestAsync(messages, options, model, stream)).Body!);

    public static async Task<JsonElement> MessagesAsync(params IEnumerable<ChatMessage> messages) =>
        (await BodyAsync(messages)).GetProperty("messages");

    /// <summary>The only message that a message becomes.</summary>
    public static async Task<JsonElement> MessageAsync(ChatMessage message) =>
        Assert.Single((await MessagesAsync([message])).EnumerateArray());

    public static JsonElement Json(string json) => JsonElement.Parse(json);

    public static ChatOptions Raw(OpenRouterRequestOptions raw, ChatOptions? options = null)
    {
        options ??= new ChatOptions();
        options.RawRepresentationFactory = _ => raw;
        return options;
    }
}
