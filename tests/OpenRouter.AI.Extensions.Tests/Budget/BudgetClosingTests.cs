using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class BudgetClosingTests
{
    private const string Chunk = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","delta":{"role":"assistant","content":"one"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.125}}""";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Fact]
    public async Task Stream_ClosingFails_CostIsWrittenDown()
    {
        await using TestApp app = await TestApp.StartAsync();
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        BudgetGuard guard = Budgets.Guard(client, _ledger, new OpenRouterBudgetOptions().AddScope("all", 1m));
        using BudgetChatClient chat = new(new ClosingClient(client.AsIChatClient("unknown/model")), guard);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Events(Chunk, "[DONE]"));

        await Assert.ThrowsAsync<TimeoutException>(() => chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken));

        await guard.Lookups;
        Assert.Equal(0.125m, await _ledger.SpentAsync("all"));
    }

    private sealed class ClosingClient(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await using FailingClose close = new();
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return update;
            }
        }
    }

    private sealed class FailingClose : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ValueTask.FromException(new TimeoutException("away"));
    }
}
