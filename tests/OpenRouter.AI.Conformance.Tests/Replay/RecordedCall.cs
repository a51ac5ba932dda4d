using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Conformance.Recordings;

namespace OpenRouter.AI.Conformance.Replay;

/// <summary>Repeats a recorded call through the client.</summary>
internal sealed class RecordedCall : IDisposable
{
    public const string Key = "sk-or-conformance-0123456789";

    private readonly ChatRecording _recording;
    private readonly ReplayHandler _handler;
    private readonly HttpClient _httpClient;
    private readonly OpenRouterClient _client;
    private readonly IChatClient _chat;

    public RecordedCall(ChatRecording recording, Split split)
    {
        _recording = recording;
        _handler = new ReplayHandler(recording, split);
        _httpClient = new HttpClient(_handler);

        // A failure must be seen, not repeated.
        _client = new OpenRouterClient(new OpenRouterClientOptions { ApiKey = Key, MaxRetries = 0 }, _httpClient);
        _chat = recording.IsResponses ? _client.AsIResponsesChatClient("conformance/model") : _client.AsIChatClient("conformance/model");
    }

    /// <summary>Repeats the call over sockets: the handler sends it to a server.</summary>
    public RecordedCall(ChatRecording recording, HttpMessageHandler sockets)
    {
        _recording = recording;
        _handler = new ReplayHandler(recording, Split.Whole);
        _httpClient = new HttpClient(sockets);
        _client = new OpenRouterClient(new OpenRouterClientOptions { ApiKey = Key, MaxRetries = 0 }, _httpClient);
        _chat = recording.IsResponses ? _client.AsIResponsesChatClient("conformance/model") : _client.AsIChatClient("conformance/model");
    }

    public IReadOnlyList<byte[]> Sent => _handler.Sent;

    public async Task<ReplayOutcome> SendAsync(CancellationToken cancellationToken)
    {
        var updates = new List<ChatResponseUpdate>();
        try
        {
            if (!_recording.Streams)
            {
                ChatResponse whole = await _chat.GetResponseAsync(NextTurn.Question, cancellationToken: cancellationToken);
                return new ReplayOutcome(whole, updates, Failure: null);
            }

            IAsyncEnumerable<ChatResponseUpdate> stream =
                _chat.GetStreamingResponseAsync(NextTurn.Question, cancellationToken: cancellationToken);
            await foreach (ChatResponseUpdate update in stream)
            {
                updates.Add(update);
            }

            return new ReplayOutcome(updates.ToChatResponse(), updates, Failure: null);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            return new ReplayOutcome(Response: null, updates, failure);
        }
    }

    /// <summary>Sends the next request of the conversation and returns the body that was sent.</summary>
    public async Task<byte[]> SendNextAsync(IList<ChatMessage> history, CancellationToken cancellationToken)
    {
        await _chat.GetResponseAsync(history, cancellationToken: cancellationToken);
        return _handler.Sent[^1];
    }

    public void Dispose()
    {
        _chat.Dispose();
        _client.Dispose();
        _httpClient.Dispose();
        _handler.Dispose();
    }
}
