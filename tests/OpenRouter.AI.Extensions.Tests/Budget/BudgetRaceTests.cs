using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class BudgetRaceTests
{
    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Fact]
    public async Task Race_ManyAtOnce_NoMoreThanTheBudgetCoversAreSent()
    {
        await using TestApp app = await StartAsync("emulator/silent", budget => budget.AddScope("all", 0.01m));
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<IAsyncEnumerator<ChatResponseUpdate>> streams = [.. Enumerable.Range(0, 20).Select(_ => Begin(chat))];

        bool[] begun = await Task.WhenAll(streams.Select(BeginsAsync));

        // Each needs a little more than a fifth of the budget.
        Assert.Equal(4, begun.Count(static one => one));
        Assert.Equal(4, app.Chats().Count());
        foreach (IAsyncEnumerator<ChatResponseUpdate> stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    /// <summary>Clients of one pipeline are made at the same time, as scopes do, and none of them is given a ledger.</summary>
    [Fact(Timeout = 60_000)]
    public async Task Race_FirstClientsAtOnce_ShareOneLedger()
    {
        const int Clients = 4;
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;
        using Barrier together = new(Clients);
        bool isRace = false;
        await using TestApp app = await TestApp.StartAsync(services => services.AddTransient(_ =>
        {
            if (isRace)
            {
                // The last that is asked for before the ledger is made.
                together.SignalAndWait(cancellationToken);
            }

            return TimeProvider.System;
        }));
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        isRace = true;
        Assert.All(Enumerable.Range(0, 1000), _ =>
        {
            ChatClientBuilder builder = client.AsIChatClient("emulator/silent").AsBuilder().UseOpenRouterBudget(static budget => budget.AddScope("all", 0.01m));
            IOpenRouterBudgetLedger?[] ledgers = new IOpenRouterBudgetLedger?[Clients];
            Thread[] threads = [.. ledgers.Select((_, index) => new Thread(() => ledgers[index] = builder.Build(app.Services).GetService<IOpenRouterBudgetLedger>()))];
            Array.ForEach(threads, static thread => thread.Start());
            Array.ForEach(threads, static thread => thread.Join());

            Assert.NotNull(Assert.Single(ledgers.Distinct()));
        });
    }

    private static IAsyncEnumerator<ChatResponseUpdate> Begin(IChatClient chat) => chat
        .GetStreamingResponseAsync("hi", new() { MaxOutputTokens = 1000 }, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

    private static async Task<bool> BeginsAsync(IAsyncEnumerator<ChatResponseUpdate> stream)
    {
        try
        {
            return await stream.MoveNextAsync();
        }
        catch (OpenRouterBudgetExceededException)
        {
            return false;
        }
    }

    private Task<TestApp> StartAsync(string model, Action<OpenRouterBudgetOptions> configure) => Budgets.StartAsync(_ledger, model, configure);
}
