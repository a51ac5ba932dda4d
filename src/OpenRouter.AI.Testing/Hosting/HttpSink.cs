using System;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Sends an answer at once. Each write is flushed, so that the client sees the pieces as they are made.</summary>
internal sealed class HttpSink(HttpContext context, RecordedRequest request) : IAnswerSink
{
    public void Begin(int status, string contentType)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
    }

    public void SetHeader(string name, string value) => context.Response.Headers[name] = value;

    public async Task FlushHeadersAsync(CancellationToken left)
    {
        await context.Response.StartAsync(left).ConfigureAwait(false);
        await context.Response.BodyWriter.FlushAsync(left).ConfigureAwait(false);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken left)
    {
        await context.Response.BodyWriter.WriteAsync(bytes, left).ConfigureAwait(false);
        request.Sent(bytes.Length);
        left.ThrowIfCancellationRequested();
    }

    public Task StallAsync(CancellationToken left) => Task.Delay(Timeout.InfiniteTimeSpan, left);

    /// <summary>Closes without lingering, which makes the system send a reset instead of an end.</summary>
    public void Reset()
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }

        context.Abort();
    }

    public void Serve(Action served) => served();
}
