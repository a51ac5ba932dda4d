using System;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>A budget over middleware of a test. By the catalog a request costs a tenth of a dollar; an answer says a quarter.</summary>
internal sealed class PricedApp : IAsyncDisposable
{
    internal const string Answer = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.25}}""";
    private const string Catalog = """{"data":[{"id":"a/priced","name":"Priced","pricing":{"prompt":"0","completion":"0","request":"0.1"}}]}""";

    private readonly TestApp _app;
    private readonly BudgetGuard _guard;
    private readonly EagerTimeProvider _time = new();

    private PricedApp(TestApp app, Func<IChatClient, IChatClient> below, (int Call, bool Adds)[] failures)
    {
        _app = app;
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        _guard = Budgets.Guard(client, new FailingLedger(Ledger, failures), new OpenRouterBudgetOptions().AddScope("all", 5m), _time);
        Chat = new BudgetChatClient(below(client.AsIChatClient("a/priced")), _guard);
    }

    internal OpenRouterMemoryBudgetLedger Ledger { get; } = new();

    internal BudgetChatClient Chat { get; }

    internal OpenRouterEmulator Server => _app.Server;

    public async ValueTask DisposeAsync()
    {
        Chat.Dispose();
        await _app.DisposeAsync();
    }

    /// <param name="below">Puts what the test is about over a client that was made by hand.</param>
    /// <param name="failures">At which of its movements the ledger fails.</param>
    internal static async Task<PricedApp> StartAsync(Func<IChatClient, IChatClient> below, params (int Call, bool Adds)[] failures)
    {
        TestApp app = await TestApp.StartAsync(settings: new() { ["OpenRouter:MaxRetries"] = "0" });
        app.Server.Enqueue(ScriptedAnswer.Json(Catalog));
        return new PricedApp(app, below, failures);
    }

    /// <summary>Lets a gateway answer in the place of the service, which may have billed the request.</summary>
    internal static ScriptedAnswer Gateway() => ScriptedAnswer.Raw("text/html", "<html></html>", HttpStatusCode.GatewayTimeout);

    internal Task<ChatResponse> AskAsync() => Chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

    internal Task<ChatResponse> StreamAsync() => Chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken)
        .ToChatResponseAsync(TestContext.Current.CancellationToken);

    /// <summary>Gets what is spent or set aside when all that was to be looked up has been.</summary>
    internal async Task<decimal> SpentAsync()
    {
        await _guard.EndLookupsAsync(_time, TestContext.Current.CancellationToken);
        return await Ledger.SpentAsync("all");
    }
}
