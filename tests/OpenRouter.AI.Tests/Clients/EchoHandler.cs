using System.Collections.Concurrent;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>Answers every request with its last message, in the mode that the request asks for.</summary>
internal sealed class EchoHandler : HttpMessageHandler
{
    public ConcurrentQueue<string> Bodies { get; } = [];

    public HttpClient Client() => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string sent = await request.Content!.ReadAsStringAsync(cancellationToken);
        Bodies.Enqueue(sent);
        await Task.Yield();
        JsonElement body = JsonElement.Parse(sent);
        string text = "\"content\":" + body.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetRawText();
        bool streams = body.TryGetProperty("stream", out JsonElement stream) && stream.GetBoolean();
        string answer = streams
            ? AnswerScript.Events(AnswerScript.Chunk(text), AnswerScript.Finish()) + AnswerScript.Done
            : AnswerScript.Body(text);
        return new HttpResponseMessage
        {
            Content = new StringContent(answer, MediaTypeHeaderValue.Parse(streams ? "text/event-stream" : "application/json")),
        };
    }
}
