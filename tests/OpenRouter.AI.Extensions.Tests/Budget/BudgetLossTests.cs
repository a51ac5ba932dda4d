using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>What was spent is written down whatever becomes of the call.</summary>
public class BudgetLossTests
{
    private const string Chunk = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"delta":{"role":"assistant","content":"one"}}]}""";
    private const string Record = """{"data":{"id":"gen-1","total_cost":0.25}}""";
    private const string Missing = """{"error":{"code":404,"message":"Generation gen-1 not found"}}""";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();
    private readonly ConcurrentQueue<string> _logged = new();

    [Fact]
    public async Task Stream_BreaksOffMidway_CostIsLookedUp()
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Events(Chunk));
        app.Server.Enqueue(ScriptedAnswer.Json(Record));

        await Assert.ThrowsAsync<OpenRouterException>(() => ReadAsync(chat));

        await guard.Lookups;
        Assert.Equal(0.25m, await _ledger.SpentAsync("all"));
    }

    [Fact]
    public async Task Stream_ErrorAfterTheUsage_CountsTheCostOnce()
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Events(
            Chunk,
            """{"id":"gen-1","model":"a/b","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.125}}""",
            """{"id":"gen-1","error":{"code":502,"message":"Provider disconnected"},"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error"}]}"""));
        app.Server.Enqueue(ScriptedAnswer.Json(Record.Replace("0.25", "0.125", StringComparison.Ordinal)));

        await Assert.ThrowsAsync<OpenRouterException>(() => ReadAsync(chat));

        await guard.Lookups;
        Assert.Equal(0.125m, await _ledger.SpentAsync("all"));
    }

    [Fact]
    public async Task Stream_RecordIsLate_IsAskedForUntilItIsThere()
    {
        await using TestApp app = await TestApp.StartAsync(settings: new() { ["OpenRouter:MaxRetries"] = "0" });
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Events(Chunk, Chunk).StallAfter(2));

        await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            app.Server.Enqueue(ScriptedAnswer.Json(Missing, HttpStatusCode.NotFound));
            app.Server.Enqueue(ScriptedAnswer.Json(Missing, HttpStatusCode.NotFound));
            app.Server.Enqueue(ScriptedAnswer.Json(Record));
            break;
        }

        await guard.Lookups;
        Assert.Equal(0.25m, await _ledger.SpentAsync("all"));
    }

    [Theory]
    [InlineData("gen-1")]
    [InlineData(null)]
    public async Task Cancelled_BeforeTheFirstUpdate_IsLookedUpOrStaysSetAside(string? generation)
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient plain, BudgetGuard guard) = Guarded(app, "emulator/echo");
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using BudgetChatClient chat = new(new CancellingClient(plain.GetService<OpenRouterChatClient>()!, source, generation), guard);
        await guard.BeginAsync(plain, [new(ChatRole.User, "hi")], null, source.Token);
        decimal setAside = await _ledger.SpentAsync("all");
        app.Server.Enqueue(ScriptedAnswer.Json(Record));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chat.GetResponseAsync("hi", cancellationToken: source.Token));

        await guard.Lookups;
        Assert.True(setAside > 0);
        Assert.Equal(generation is null ? 2 * setAside : setAside + 0.25m, await _ledger.SpentAsync("all"));
        Assert.Equal(generation is null, _logged.Any(static line => line.Contains("could not be found out", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whole_AnswerWithoutCost_IsLookedUp()
    {
        await using TestApp app = await TestApp.StartAsync();
        (BudgetChatClient chat, BudgetGuard guard) = Guarded(app);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one"}}]}"""));
        app.Server.Enqueue(ScriptedAnswer.Json(Record));

        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        await guard.Lookups;
        Assert.Equal(0.25m, await _ledger.SpentAsync("all"));
    }

    private static async Task ReadAsync(IChatClient chat) =>
        await chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

    private (BudgetChatClient Chat, BudgetGuard Guard) Guarded(TestApp app, string model = "unknown/model")
    {
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        BudgetGuard guard = Budgets.Guard(client, _ledger, new OpenRouterBudgetOptions().AddScope("all", 1m), new EagerTimeProvider(), new SeeingLogs(_logged));
        return (new BudgetChatClient(client.AsIChatClient(model), guard), guard);
    }

    /// <summary>Cancels when the request would be under way.</summary>
    private sealed class CancellingClient(IChatClient inner, CancellationTokenSource source, string? generation) : DelegatingChatClient(inner)
    {
        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            await source.CancelAsync();
            throw new OperationCanceledException(source.Token) { Data = { ["openrouter:generation_id"] = generation } };
        }
    }
}
