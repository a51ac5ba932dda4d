using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Requests that middleware lets go on when their call has ended, and then the application ends.</summary>
public sealed class BudgetShutdownTests : IDisposable
{
    private readonly OpenRouterMemoryBudgetLedger _ledger = new();
    private readonly ConcurrentQueue<string> _logged = new();
    private readonly Gate _gate = new();
    private Task<ChatResponse>? _second;

    public void Dispose() => _gate.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Request_GoesOn_IsWaitedForAndWrittenDown()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        using IHost host = await AskAsync(server);
        server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        _gate.OpensWhenServicesHaveStopped = true;

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0.5m, await _ledger.SpentAsync("all"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Request_GoesOnWithoutMoreTime_IsLogged()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        using IHost host = await AskAsync(server);

        await Record.ExceptionAsync(() => host.StopAsync(new CancellationToken(canceled: true)));

        Assert.Contains(_logged, static line => line.Contains("has ended before the requests of a call (1 of them)", StringComparison.Ordinal));
        _gate.Open();
        await Record.ExceptionAsync(() => _second!);
    }

    /// <summary>Asks twice and waits for the first answer alone.</summary>
    private async Task<IHost> AskAsync(OpenRouterEmulator server)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenRouter:ApiKey"] = server.ApiKey,
            ["OpenRouter:Endpoint"] = server.Endpoint.AbsoluteUri,
            ["OpenRouter:MaxRetries"] = "0",
        });
        builder.Logging.AddProvider(new SeeingLogs(_logged));
        builder.Services.AddOpenRouter(builder.Configuration).AddHttpMessageHandler(() => new GatedHandler(_gate));
        builder.Services.AddOpenRouterChatClient("unknown/model")
            .UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger)
            .Use(inner => new Middleware(inner, async (below, messages, options, token) =>
            {
                ChatResponse first = await below.GetResponseAsync(messages, options, token);
                _second = below.GetResponseAsync(messages, options, token);
                return first;
            }));
        builder.Services.AddSingleton<IHostedService>(_gate);
        IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer.Replace("gen-1", "gen-2", StringComparison.Ordinal)));
        await host.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Keeps the second request for an answer.</summary>
    private sealed class Gate : StoppedService, IDisposable
    {
        private readonly SemaphoreSlim _gate = new(1);

        internal bool OpensWhenServicesHaveStopped { get; set; }

        public void Dispose() => _gate.Dispose();

        internal void Open() => _gate.Release();

        internal Task PassAsync(CancellationToken cancellationToken) => _gate.WaitAsync(cancellationToken);

        protected override void WhenStopped() => _ = OpensWhenServicesHaveStopped ? OpenLaterAsync() : Task.CompletedTask;

        /// <summary>A host that does not wait has ended by then.</summary>
        private async Task OpenLaterAsync()
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
            Open();
        }
    }

    private sealed class GatedHandler(Gate gate) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post)
            {
                await gate.PassAsync(cancellationToken);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
