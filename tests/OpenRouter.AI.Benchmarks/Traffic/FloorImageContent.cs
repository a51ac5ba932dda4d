using System;
using System.Buffers;
using System.Buffers.Text;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Benchmarks.Traffic;

/// <summary>The floor of a request with an image: the data go to the wire in slices and are never held as text.</summary>
internal sealed class FloorImageContent : HttpContent
{
    private const int Slice = 48 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private static readonly byte[] Before =
        """
        {"model":"acme/writer-4","messages":[{"role":"user","content":[{"type":"text","text":"What is this?"},
        {"type":"image_url","image_url":{"url":"data:image/png;base64,
        """u8.ToArray();

    private static readonly byte[] After = "\"}}]}]}"u8.ToArray();

    private readonly byte[] _image;

    public FloorImageContent(byte[] image)
    {
        _image = image;
        Headers.ContentType = Json;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Before, cancellationToken).ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Base64.GetMaxEncodedToUtf8Length(Slice));
        for (int start = 0; start < _image.Length; start += Slice)
        {
            ReadOnlyMemory<byte> slice = _image.AsMemory(start, Math.Min(Slice, _image.Length - start));
            Base64.EncodeToUtf8(slice.Span, buffer, out _, out int written);
            await stream.WriteAsync(buffer.AsMemory(0, written), cancellationToken).ConfigureAwait(false);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        await stream.WriteAsync(After, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Before.Length + Base64.GetMaxEncodedToUtf8Length(_image.Length) + After.Length;
        return true;
    }
}
