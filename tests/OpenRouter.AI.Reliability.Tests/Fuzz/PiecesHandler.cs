using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Answers with a body in pieces.</summary>
/// <param name="body">The body.</param>
/// <param name="size">The most that a read gives, from its number and the bytes before it.</param>
/// <param name="mediaType">The type of the body.</param>
internal sealed class PiecesHandler(byte[] body, Func<int, int, int> size, string mediaType) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new StreamContent(new PiecesStream(body, size)), RequestMessage = request };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", mediaType);
        return Task.FromResult(response);
    }

    private sealed class PiecesStream(byte[] bytes, Func<int, int, int> most) : MemoryStream(bytes, writable: false)
    {
        private int _reads;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Next(count));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Next(buffer.Length)]);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer.AsSpan(offset, count)));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            new(Read(buffer.Span));

        private int Next(int room) => Math.Min(room, Math.Max(1, most(_reads++, (int)Position)));
    }
}
