using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>Plays OpenRouter: gives the answers of a script in the form that a request asks for, and keeps the requests.</summary>
internal sealed class Service : HttpMessageHandler
{
    private readonly Queue<Func<bool, bool, HttpResponseMessage>> _script = new();

    public const string Key = "sk-or-v1-0123456789abcdef0123456789abcdef";

    public static Uri Endpoint { get; } = new("https://host.test/api/v1");

    public List<Sent> Requests { get; } = [];

    public bool IsDisposed { get; private set; }

    /// <summary>Gets whether the cancellation reached the request that was under way.</summary>
    public bool IsAborted { get; private set; }

    public CancellationTokenSource? CancelOnRequest { get; set; }

    public Sent Single => Assert.Single(Requests);

    public Sent Last => Requests[^1];

    public static Service Saying(params Answer[] answers)
    {
        Service service = new();
        foreach (Answer answer in answers)
        {
            service.Then(answer);
        }

        return service;
    }

    public static Service Saying(string text) => Saying(new Answer(text));

    public Service Then(Answer answer)
    {
        _script.Enqueue((responses, streams) => streams
            ? Of(string.Concat(answer.ToEvents(responses).Select(static item => "data: " + item + "\n\n")), "text/event-stream")
            : Of(answer.ToJson(responses)));
        return this;
    }

    public Service ThenJson(string body, int status = 200, string type = "application/json")
    {
        _script.Enqueue((_, _) => Of(body, type, status));
        return this;
    }

    public HttpClient Client() => new(this, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    public OpenRouterClient OpenRouter(Action<OpenRouterClientOptions>? configure = null)
    {
        OpenRouterClientOptions options = new() { ApiKey = Key, Endpoint = Endpoint, MaxRetries = 0 };
        configure?.Invoke(options);
        return new OpenRouterClient(options, Client());
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string text = request.Content is null ? "{}" : await request.Content.ReadAsStringAsync(cancellationToken);
        JsonElement body = JsonElement.Parse(text);
        Requests.Add(new Sent(request.RequestUri!, text, body, request.Headers.Authorization?.Parameter));
        if (CancelOnRequest is not null)
        {
            await CancelOnRequest.CancelAsync();
            IsAborted = cancellationToken.IsCancellationRequested;
            cancellationToken.ThrowIfCancellationRequested();
        }

        bool streams = body.TryGetProperty("stream", out JsonElement stream) && stream.ValueKind == JsonValueKind.True;
        HttpResponseMessage answer = _script.Dequeue()(request.RequestUri!.AbsolutePath.EndsWith("/responses", StringComparison.Ordinal), streams);

        // Unread, as an answer from a network is; the content of a text stands at its end once it was buffered.
        answer.Content = await UnreadAsync(answer.Content, cancellationToken);
        return answer;
    }

    private static async Task<StreamContent> UnreadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        StreamContent unread = new(new System.IO.MemoryStream(await content.ReadAsByteArrayAsync(cancellationToken)));
        unread.Headers.ContentType = content.Headers.ContentType;
        return unread;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }

    private static HttpResponseMessage Of(string body, string type = "application/json", int status = 200) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
}
