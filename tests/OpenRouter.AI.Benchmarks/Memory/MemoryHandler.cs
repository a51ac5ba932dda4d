using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Benchmarks.Memory;

/// <summary>Takes each request's body and answers with prepared bytes; costs the same for every contestant.</summary>
internal sealed class MemoryHandler(byte[] answer, bool streams, Delivery delivery) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue EventStream = new("text/event-stream");
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>How many bytes the last request had.</summary>
    public long RequestBytes { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var sink = new CountingStream();
        await request.Content!.CopyToAsync(sink, cancellationToken).ConfigureAwait(false);
        RequestBytes = sink.Length;
        var content = new StreamContent(new DeliveryStream(answer, delivery));
        content.Headers.ContentType = streams ? EventStream : Json;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request };
    }
}
