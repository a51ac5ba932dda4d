using System;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Tests.Support;

/// <summary>Serves one connection on this machine byte by byte, so that a test decides where packets end and when the server vanishes.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private Socket? _connection;

    public RawServer()
    {
        _listener.Start();
        Endpoint = new Uri("http://127.0.0.1:" + ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture) + "/api/v1");
    }

    public Uri Endpoint { get; }

    /// <summary>Waits for a request with its headers and a body of the declared length.</summary>
    public async Task<string> ReceiveAsync(CancellationToken cancellationToken)
    {
        _connection = await _listener.AcceptSocketAsync(cancellationToken);
        _connection.NoDelay = true;
        StringBuilder request = new();
        byte[] buffer = new byte[4096];
        while (!IsComplete(request.ToString()))
        {
            int count = await _connection.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
            request.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        return request.ToString();
    }

    public async Task SendAsync(string text, CancellationToken cancellationToken) =>
        await _connection!.SendAsync(Encoding.UTF8.GetBytes(text), SocketFlags.None, cancellationToken);

    public Task SendHeadersAsync(string mediaType, CancellationToken cancellationToken) =>
        SendAsync("HTTP/1.1 200 OK\r\nContent-Type: " + mediaType + "\r\nTransfer-Encoding: chunked\r\n\r\n", cancellationToken);

    public Task SendChunkAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(Encoding.UTF8.GetByteCount(text).ToString("x", CultureInfo.InvariantCulture) + "\r\n" + text + "\r\n", cancellationToken);

    /// <summary>Waits until the client has closed the connection.</summary>
    public async Task ClosedAsync(CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[16];
        try
        {
            while (await _connection!.ReceiveAsync(buffer, SocketFlags.None, cancellationToken) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // A reset is a close as well.
        }
    }

    /// <summary>Goes away without a word.</summary>
    public void Vanish()
    {
        _connection!.LingerState = new LingerOption(enable: true, seconds: 0);
        _connection.Close();
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _listener.Dispose();
    }

    private static bool IsComplete(string request)
    {
        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
        {
            return false;
        }

        const string Name = "Content-Length: ";
        int found = request.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        int length = found < 0
            ? 0
            : int.Parse(request[(found + Name.Length)..request.IndexOf('\r', found)], CultureInfo.InvariantCulture);
        return request.Length >= end + 4 + length;
    }
}
