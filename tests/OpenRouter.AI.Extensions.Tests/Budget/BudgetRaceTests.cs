using System;
using System.Collections.Generic;
using System.Linq;
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
        List<IAsyncEnumerator<ChatResponseUpdate>> streams = [.. Enumerable.Range(0, 20).Select(_ => chat
            .GetStreamingResponseAsync("hi", new() { MaxOutputTokens = 1000 }, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken))];

        bool[] begun = await Task.WhenAll(streams.Select(static async stream =>
        {
            try
            {
                return await stream.MoveNextAsync();
            }
            catch (OpenRouterBudgetExceededException)
            {
                return false;
            }
        }));

        // Each needs a little more than a fifth of the budget.
        Assert.Equal(4, begun.Count(static one => one));
        Assert.Equal(4, app.Chats().Count());
        foreach (IAsyncEnumerator<ChatResponseUpdate> stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    private Task<TestApp> StartAsync(string model, Action<OpenRouterBudgetOptions> configure) => Budgets.StartAsync(_ledger, model, configure);
}
