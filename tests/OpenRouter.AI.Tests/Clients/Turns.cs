using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>The turns of a conversation in either mode: what the service answers, and the whole answer a caller ends up with.</summary>
internal static class Turns
{
    public const string Weather = "\"content\":null,\"tool_calls\":[" + WeatherCall + "]";

    public const string WeatherCall =
        """{"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":"{ \"city\": \"Oslo\" }"}}""";

    /// <summary>Adds an answer out of the members of its message; it reports usage.</summary>
    public static ScriptedHandler Turn(this ScriptedHandler handler, bool streaming, string message, string finish = "stop") =>
        streaming
            ? handler.Answer(
                AnswerScript.Events(AnswerScript.Chunk(message), AnswerScript.Finish(finish), AnswerScript.UsageChunk) + AnswerScript.Done,
                200,
                "text/event-stream")
            : handler.Answer(AnswerScript.Body(message, finish, "\"usage\":" + AnswerScript.Usage));

    /// <summary>Adds an answer that is only text.</summary>
    public static ScriptedHandler Says(this ScriptedHandler handler, bool streaming, string text = "done") =>
        handler.Turn(streaming, "\"content\":" + JsonSerializer.Serialize(text));

    public static Task<ChatResponse> AskAsync(this IChatClient chat, bool streaming, ChatOptions? options = null, string text = "hi") =>
        chat.AskAsync(streaming, [new ChatMessage(ChatRole.User, text)], options);

    public static async Task<ChatResponse> AskAsync(
        this IChatClient chat, bool streaming, IEnumerable<ChatMessage> messages, ChatOptions? options = null)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        return streaming
            ? await chat.GetStreamingResponseAsync(messages, options, token).ToChatResponseAsync(token)
            : await chat.GetResponseAsync(messages, options, token);
    }

    public static JsonElement Body(this ScriptedHandler handler, int request = 0) => JsonElement.Parse(handler.Requests[request].Body!);

    public static JsonElement Messages(this ScriptedHandler handler, int request) => handler.Body(request).GetProperty("messages");

    public static IEnumerable<T> All<T>(this ChatResponse response)
        where T : AIContent =>
        response.Messages.SelectMany(static message => message.Contents).OfType<T>();

    /// <summary>Writes a value and reads it back, as a host does that keeps histories.</summary>
    public static T ThroughJson<T>(T value) => JsonSerializer.Deserialize<T>(Json(value), AIJsonUtilities.DefaultOptions)!;

    public static string Json<T>(T value) => JsonSerializer.Serialize(value, AIJsonUtilities.DefaultOptions);
}
