using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>What is still to be found out when the application ends.</summary>
public class BudgetWorkTests
{
    private const string Chunk = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"delta":{"role":"assistant","content":"one"}}]}""";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();
    private readonly ConcurrentQueue<string> _logged = new();

    [Fact]
    public async Task Host_Stops_WaitsForTheCostOfACallThatWasBrokenOff()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        GatedLedger ledger = new(_ledger);
        using IHost host = await StartAsync(server, ledger);
        decimal spent = -1;
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopped.Register(() => spent = ledger.Settled);
        await LeaveAsync(host, server, """{"data":{"id":"gen-1","total_cost":0.25}}""");

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0.25m, spent, 6);
    }

    [Fact]
    public async Task Host_HasNoMoreTime_LogsWhatCouldNotBeFoundOut()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(
            new() { MissingGenerationAnswers = int.MaxValue }, TestContext.Current.CancellationToken);
        using IHost host = await StartAsync(server, _ledger);
        await LeaveAsync(host, server, null);

        await Record.ExceptionAsync(() => host.StopAsync(new CancellationToken(canceled: true)));

        Assert.Contains(_logged, static line => line.Contains("could not be found out (generation gen-1)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Questions_Many_AreAskedSixteenAtATime()
    {
        using BudgetWork work = new();
        TaskCompletionSource free = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int asked = 0;

        Task<int>[] questions = [.. Enumerable.Range(0, 50).Select(_ => work.AskAsync(async _ =>
        {
            int number = Interlocked.Increment(ref asked);
            await free.Task;
            return number;
        }))];
        int first = asked;
        free.SetResult();

        Assert.Equal(50, (await Task.WhenAll(questions)).Max());
        Assert.Equal(16, first);
    }

    private static async Task LeaveAsync(IHost host, OpenRouterEmulator server, string? record)
    {
        server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        server.Enqueue(ScriptedAnswer.Events(Chunk, Chunk).StallAfter(2));
        await foreach (ChatResponseUpdate _ in host.Services.GetRequiredService<IChatClient>().GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            if (record is not null)
            {
                server.Enqueue(ScriptedAnswer.Json(record));
            }

            break;
        }
    }

    private async Task<IHost> StartAsync(OpenRouterEmulator server, IOpenRouterBudgetLedger ledger)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenRouter:ApiKey"] = server.ApiKey,
            ["OpenRouter:Endpoint"] = server.Endpoint.AbsoluteUri,
        });
        builder.Logging.AddProvider(new SeeingLogs(_logged));
        builder.Services.AddOpenRouter(builder.Configuration);
        builder.Services.AddOpenRouterChatClient("unknown/model").UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = ledger);
        if (ledger is StoppedService gate)
        {
            builder.Services.AddSingleton<IHostedService>(gate);
        }

        IHost host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Settles only when the services of the host have stopped.</summary>
    private sealed class GatedLedger(IOpenRouterBudgetLedger inner) : StoppedService, IOpenRouterBudgetLedger
    {
        private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal decimal Settled { get; private set; }

        public async ValueTask<OpenRouterBudgetEntry> AddAsync(
            string account, decimal amount, decimal? limit, DateTimeOffset? expires, string? id, CancellationToken cancellationToken = default)
        {
            if (limit is null)
            {
                await _gate.Task;
                Settled += amount;
            }

            return await inner.AddAsync(account, amount, limit, expires, id, cancellationToken);
        }

        protected override void WhenStopped() => _gate.SetResult();
    }
}
