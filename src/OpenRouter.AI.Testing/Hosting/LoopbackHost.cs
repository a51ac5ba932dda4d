using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Kestrel on 127.0.0.1 and nothing else: no configuration files, no environment variables, no logging, no signal
/// handlers.</summary>
internal sealed class LoopbackHost : IAsyncDisposable
{
    // Handlers end by themselves when the emulator stops; this only bounds what a client can delay by not reading.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(2);

    private readonly WebApplication _application;

    private readonly ConnectionCount _connections;

    private LoopbackHost(WebApplication application, ConnectionCount connections)
    {
        _application = application;
        _connections = connections;
    }

    internal int OpenConnections => _connections.Open;

    internal int PeakConnections => _connections.Peak;

    /// <summary>Gets the address with the port that was given out.</summary>
    internal Uri Address => new(_application.Urls.First());

    /// <summary>Starts it in a context of its own: in that of an application's entry point, <c>WebApplicationFactory</c> takes each host that is built
    /// for the application, and puts its own server in.</summary>
    internal static Task<LoopbackHost> StartAsync(int port, RequestDelegate handler, CancellationToken cancellationToken)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            return Task.Run(() => BuildAsync(port, handler, cancellationToken), cancellationToken);
        }

        using AsyncFlowControl suppressed = ExecutionContext.SuppressFlow();
        return Task.Run(() => BuildAsync(port, handler, cancellationToken), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<LoopbackHost> BuildAsync(int port, RequestDelegate handler, CancellationToken cancellationToken)
    {
        ConnectionCount connections = new();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(LoopbackHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Use(next => connection => connections.CountAsync(connection, next)));
        });
        builder.Services.AddSingleton<IHostLifetime, NoSignalLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);

        LoopbackHost host = new(builder.Build(), connections);
        try
        {
            host._application.Run(handler);
            await host._application.StartAsync(cancellationToken).ConfigureAwait(false);
            return host;
        }
        catch
        {
            await host._application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
