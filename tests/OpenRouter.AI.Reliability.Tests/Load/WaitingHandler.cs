using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Reliability.Fuzz;

namespace OpenRouter.AI.Reliability.Load;

/// <summary>Answers in small pieces, and has the client wait at one place for ever.</summary>
/// <param name="sample">The answer.</param>
/// <param name="place">Where: 0 at the headers, then at the reads by their number.</param>
/// <param name="obeys">Whether a wait ends with its token; if not, it ends when the connection is closed, as with some stacks.</param>
internal sealed class WaitingHandler(Sample sample, int place, bool obeys) : HttpMessageHandler
{
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends when the client waits.</summary>
    public Task Waiting => _waiting.Task;

    public bool IsClosed => _closed.Task.IsCompleted;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (place == 0)
        {
            _waiting.TrySetResult();
            try
            {
                await _closed.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                Close();
            }
        }

        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StreamContent(new WaitingStream(this)), RequestMessage = request };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", sample.MediaType);
        return response;
    }

    private void Close() => _closed.TrySetException(new IOException("The connection was closed."));

    private async ValueTask<int> WaitAsync(CancellationToken cancellationToken)
    {
        _waiting.TrySetResult();
        return await (obeys ? _closed.Task.WaitAsync(cancellationToken) : _closed.Task);
    }

    private sealed class WaitingStream(WaitingHandler owner) : MemoryStream(owner.Sample.Bytes, writable: false)
    {
        private const int Piece = 64;

        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            ++_reads == owner.Place ? owner.WaitAsync(cancellationToken) : new ValueTask<int>(Read(buffer.Span[..Math.Min(buffer.Length, Piece)]));

        protected override void Dispose(bool disposing)
        {
            owner.Close();
            base.Dispose(disposing);
        }
    }

    private Sample Sample => sample;

    private int Place => place;
}
