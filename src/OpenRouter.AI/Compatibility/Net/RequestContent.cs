using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Transport;

internal sealed partial class RequestContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);
}
