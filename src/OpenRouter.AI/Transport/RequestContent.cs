using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Transport;

/// <summary>Sends the body of a <see cref="WireRequest"/> with its exact length. Disposing it leaves the body for the next attempt.</summary>
internal sealed partial class RequestContent : HttpContent
{
    private readonly WireRequest _request;
    private readonly long _length;

    internal RequestContent(WireRequest request, WireBody body)
    {
        _request = request;
        _length = body.Length;
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        WireBody body = _request.BeginWrite();
        try
        {
            await body.WriteToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _request.EndWrite();
        }
    }
}
