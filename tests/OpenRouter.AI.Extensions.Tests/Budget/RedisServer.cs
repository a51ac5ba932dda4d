using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using StackExchange.Redis;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>A redis-server on loopback, without a file; not there when the machine has none.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private Process? _process;

    public IConnectionMultiplexer? Connection { get; private set; }

    public async ValueTask InitializeAsync()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? path = folders.Select(static folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return;
        }

        int port = FreePort();
        _process = Process.Start(new ProcessStartInfo(path, $"--port {port} --bind 127.0.0.1 --save \"\" --appendonly no --dir {Path.GetTempPath()}") { RedirectStandardOutput = true, UseShellExecute = false })!;
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.Contains("Ready to accept connections", StringComparison.Ordinal))
        {
            // It says when it is ready.
        }

        Connection = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        if (Connection is not null)
        {
            await Connection.DisposeAsync();
        }

        _process?.Kill();
        _process?.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
