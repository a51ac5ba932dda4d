using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.AI.Tests.Support;

/// <summary>Short ways to chat answers: what the service sends, and what a caller gets of it.</summary>
internal static class AnswerScript
{
    public const string Model = "acme/writer";

    public const string Done = "data: [DONE]\n\n";

    public const string Usage = """{"prompt_tokens":7,"completion_tokens":5,"total_tokens":12,"cost":0.0012}""";

    private const string Head = """{"id":"gen-1","created":1750000000,"model":"acme/writer-1","provider":"Acme",""";

    /// <summary>Gets a last chunk with usage, as it follows the finish.</summary>
    public static string UsageChunk => Head + "\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":" + Usage + "}";

    public static IChatClient Chat(ScriptedHandler handler, int retries = 0, TimeProvider? time = null) =>
        Chat(handler, options =>
        {
            options.MaxRetries = retries;
            options.TimeProvider = time ?? new FakeTimeProvider();
        });

    public static IChatClient Chat(ScriptedHandler handler, Action<OpenRouterClientOptions> configure) =>
        new OpenRouterChatClient(new OpenRouterClient(Wire.Options(configure), handler.Client()), Model, ownsClient: true);

    /// <summary>Makes a whole answer out of the members of its message.</summary>
    public static string Body(string message, string? finish = "stop", string? more = null) =>
        Head + "\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"finish_reason\":" + Quoted(finish)
        + ",\"message\":{\"role\":\"assistant\"" + Member(message) + "}}]" + Member(more) + "}";

    /// <summary>Makes a chunk out of the members of its delta.</summary>
    public static string Chunk(string delta, string? finish = null, string? more = null) =>
        Head + "\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"" + Member(delta)
        + "},\"finish_reason\":" + Quoted(finish) + "}]" + Member(more) + "}";

    public static string Text(string text) => Chunk("\"content\":\"" + text + "\"");

    public static string Finish(string finish = "stop") => Chunk("\"content\":\"\"", finish);

    /// <summary>Makes events out of data, without the last word of the stream.</summary>
    public static string Events(params string[] data) => string.Concat(data.Select(static item => "data: " + item + "\n\n"));

    public static async Task<ChatResponse> WholeAsync(string body, ChatOptions? options = null)
    {
        using IChatClient chat = Chat(new ScriptedHandler().Answer(body));
        return await chat.GetResponseAsync("hi", options, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads a stream of these chunks that ends as it should.</summary>
    public static Task<List<ChatResponseUpdate>> StreamAsync(params string[] chunks) => StreamTextAsync(Events(chunks) + Done);

    public static async Task<List<ChatResponseUpdate>> StreamTextAsync(string text, ChatOptions? options = null)
    {
        List<ChatResponseUpdate> updates = [];
        await StreamTextAsync(text, updates, options);
        return updates;
    }

    /// <summary>Reads a stream into a list, so that what came before a failure can be seen.</summary>
    public static async Task StreamTextAsync(string text, List<ChatResponseUpdate> updates, ChatOptions? options = null)
    {
        using IChatClient chat = Chat(new ScriptedHandler().Answer(text, 200, "text/event-stream"));
        await ReadAsync(chat, updates, options);
    }

    public static async Task ReadAsync(IChatClient chat, List<ChatResponseUpdate> updates, ChatOptions? options = null)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", options, token).WithCancellation(token))
        {
            updates.Add(update);
        }
    }

    private static string Quoted(string? word) => word is null ? "null" : "\"" + word + "\"";

    private static string Member(string? members) => string.IsNullOrEmpty(members) ? "" : "," + members;
}
