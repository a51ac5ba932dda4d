using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Tests.Support;

/// <summary>Answers requests from a script and keeps what was sent.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly Queue<Func<CancellationToken, Task<HttpResponseMessage>>> _script = new();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<SentRequest> Requests { get; } = [];

    /// <summary>Gets a task that ends when a request waits for headers that never come.</summary>
    public Task Waiting => _waiting.Task;

    public ScriptedHandler Answer(
        string body, int status = 200, string? mediaType = "application/json", params (string Name, string Value)[] headers) =>
        Answer(new MemoryStream(Encoding.UTF8.GetBytes(body)), status, mediaType, headers);

    public ScriptedHandler Answer(
        Stream body, int status = 200, string? mediaType = "text/event-stream", params (string Name, string Value)[] headers)
    {
        _script.Enqueue(_ =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StreamContent(body) };
            response.Content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
            foreach ((string name, string value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(response);
        });
        return this;
    }

    public ScriptedHandler Fail(Exception exception)
    {
        _script.Enqueue(_ => Task.FromException<HttpResponseMessage>(exception));
        return this;
    }

    public ScriptedHandler Stall()
    {
        _script.Enqueue(async cancellationToken =>
        {
            _waiting.TrySetResult();
            return await new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancellationToken);
        });
        return this;
    }

    public HttpClient Client() => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            headers[name] = string.Join(name == "User-Agent" ? " " : ", ", values);
        }

        string? contentType = request.Content?.Headers.ContentType?.ToString();
        long? contentLength = request.Content?.Headers.ContentLength;
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add(new SentRequest(request.Method, request.RequestUri!, headers, body, contentType, contentLength));
        HttpResponseMessage response = await _script.Dequeue()(cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
