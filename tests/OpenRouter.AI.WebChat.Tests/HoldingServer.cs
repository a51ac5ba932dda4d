using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.WebChat.Tests;

/// <summary>Begins every answer, holds it open until the client leaves, and counts those that are open.</summary>
internal sealed class HoldingServer : IAsyncDisposable
{
    /// <summary>What an answer that was broken off has cost, in US dollars.</summary>
    public const decimal Cost = 0.0001m;

    private const string Chunk = """
        data: {"id":"gen-1","provider":"Alpha","model":"a/b","choices":[{"index":0,"delta":{"role":"assistant","content":"one"}}]}


        """;

    private readonly WebApplication _app;
    private readonly TaskCompletionSource<long> _free = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open;

    private HoldingServer(WebApplication app) => _app = app;

    public int Open => Volatile.Read(ref _open);

    /// <summary>Gets a task that ends when the last open answer is closed, with the timestamp of that.</summary>
    public Task<long> Free => _free.Task;

    public string Endpoint => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/api/v1";

    public static async Task<HoldingServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        HoldingServer server = new(builder.Build());
        server._app.MapPost("/api/v1/chat/completions", server.HoldAsync);

        // The cost of answers that were broken off: a host that stops waits for it.
        server._app.MapGet("/api/v1/generation", static () => Results.Text("""{"data":{"id":"gen-1","total_cost":0.0001}}""", "application/json"));
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HoldAsync(HttpContext context)
    {
        Interlocked.Increment(ref _open);
        try
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(Chunk, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has left.
        }
        finally
        {
            if (Interlocked.Decrement(ref _open) == 0)
            {
                _free.TrySetResult(Stopwatch.GetTimestamp());
            }
        }
    }
}
