using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>A chat client before a scripted service.</summary>
internal sealed class Trap : IDisposable
{
    public const string Model = "vendor/model";

    private readonly OpenRouterClient _client;

    public Trap(string? model = Model, int retries = 0, Action<OpenRouterClientOptions>? configure = null)
    {
        _client = new OpenRouterClient(
            Wire.Options(options =>
            {
                options.MaxRetries = retries;
                options.TimeProvider = new EagerTimeProvider();
                configure?.Invoke(options);
            }),
            Service.Client());
        Chat = _client.AsIChatClient(model);
    }

    public ScriptedHandler Service { get; } = new();

    public IChatClient Chat { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Gets what one answer becomes: a message that comes whole, or as the only delta of a stream.</summary>
    public static Task<ChatResponse> AnswerAsync(
        bool streams, string message, string finish = "\"stop\"", string tail = "", ChatOptions? options = null) =>
        streams
            ? StreamAsync(Answers.Events(Answers.Chunk(message, finish, tail)), options)
            : WholeAsync(Answers.Whole(message, finish, tail), options);

    public static async Task<ChatResponse> WholeAsync(string body, ChatOptions? options = null)
    {
        using Trap trap = new();
        trap.Service.Answer(body);
        return await trap.AskAsync(streams: false, options);
    }

    public static async Task<ChatResponse> StreamAsync(string events, ChatOptions? options = null)
    {
        using Trap trap = new();
        trap.Service.Answer(events, mediaType: "text/event-stream");
        return await trap.AskAsync(streams: true, options);
    }

    /// <summary>Gets the failure that an answer becomes, with what was handed out before it.</summary>
    public static async Task<(OpenRouterException Failure, List<ChatResponseUpdate> Before)> FailAsync(
        bool streams, string body, int status = 200, string mediaType = "application/json", params (string Name, string Value)[] headers)
    {
        using Trap trap = new();
        trap.Service.Answer(body, status, mediaType, headers);
        List<ChatResponseUpdate> before = [];
        OpenRouterException failure = streams
            ? await Assert.ThrowsAsync<OpenRouterException>(() => trap.CollectAsync(before))
            : await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams: false));
        return (failure, before);
    }

    /// <summary>Gets the body that is sent for a history.</summary>
    public static async Task<JsonElement> SentAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, string? model = Model)
    {
        using Trap trap = new(model);
        trap.Service.Answer(Answers.Whole("{\"role\":\"assistant\",\"content\":\"ok\"}"));
        await trap.Chat.GetResponseAsync(messages, options, Token);
        return trap.Sent();
    }

    public static async Task<JsonElement> SentAsync(ChatOptions options) => await SentAsync([User()], options);

    public static ChatMessage User(string text = "hi") => new(ChatRole.User, text);

    public static string Text(IEnumerable<ChatResponseUpdate> updates) => string.Concat(updates.Select(static update => update.Text));

    public async Task<ChatResponse> AskAsync(bool streams, ChatOptions? options = null)
    {
        if (!streams)
        {
            return await Chat.GetResponseAsync([User()], options, Token);
        }

        List<ChatResponseUpdate> updates = [];
        await CollectAsync(updates, options);
        return updates.ToChatResponse();
    }

    public async Task CollectAsync(List<ChatResponseUpdate> updates, ChatOptions? options = null)
    {
        await foreach (ChatResponseUpdate update in Chat.GetStreamingResponseAsync([User()], options, Token))
        {
            updates.Add(update);
        }
    }

    public Trap Answer(bool streams, string message, string finish = "\"stop\"")
    {
        Service.Answer(
            streams ? Answers.Events(Answers.Chunk(message, finish)) : Answers.Whole(message, finish),
            mediaType: streams ? "text/event-stream" : "application/json");
        return this;
    }

    public JsonElement Sent(int request = 0) => JsonElement.Parse(Service.Requests[request].Body!);

    public void Dispose()
    {
        Chat.Dispose();
        _client.Dispose();
    }
}
