using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Hosting;

public class ShutdownTests
{
    [Fact(Timeout = 60_000)]
    public async Task Shutdown_WhileStreaming_StreamEndsAndItsConnectionIsFree()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        using IHost host = await TestHost.StartAsync(server, static services => services.AddOpenRouterChatClient("emulator/silent"));
        IHostApplicationLifetime lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();

        OperationCanceledException end = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate _ in host.Services.GetRequiredService<IChatClient>().GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
            {
                lifetime.StopApplication();
            }
        });

        Assert.Equal(lifetime.ApplicationStopping, end.CancellationToken);
        Assert.Contains("shutting down", end.Message, StringComparison.Ordinal);
        Assert.False(await Assert.Single(server.Requests).Completion.WaitAsync(TestContext.Current.CancellationToken));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Shutdown_WhileStreamingAndCallerCancels_TokenIsTheCallers()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        using IHost host = await TestHost.StartAsync(server, static services => services.AddOpenRouterChatClient("emulator/silent"));
        using CancellationTokenSource source = new();

        OperationCanceledException end = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate _ in host.Services.GetRequiredService<IChatClient>().GetStreamingResponseAsync("hi", cancellationToken: source.Token))
            {
                await source.CancelAsync();
            }
        });

        Assert.Equal(source.Token, end.CancellationToken);
    }

    [Fact(Timeout = 60_000)]
    public async Task Shutdown_StreamsAreToGoOn_TheyDo()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        using IHost host = await TestHost.StartAsync(server, static services => services.AddOpenRouterChatClient("emulator/echo"), "false");

        int updates = 0;
        await foreach (ChatResponseUpdate _ in host.Services.GetRequiredService<IChatClient>().GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            updates++;
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        }

        Assert.True(updates > 2);
    }
}
