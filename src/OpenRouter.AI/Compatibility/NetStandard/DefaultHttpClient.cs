using System.Net;
using System.Net.Http;
using System.Threading;

namespace OpenRouter.AI.Transport;

/// <summary>Makes the client that is used when the caller gives none.</summary>
internal static class DefaultHttpClient
{
    internal static HttpClient Create()
    {
        HttpClientHandler? handler = CreateHandler();
        try
        {
            var client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
            handler = null;
            return client;
        }
        finally
        {
            handler?.Dispose();
        }
    }

    private static HttpClientHandler CreateHandler() => new()
    {
        AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,

        // Two at a time, the default of older frameworks, would make every third stream wait for an end.
        MaxConnectionsPerServer = int.MaxValue,
    };
}
