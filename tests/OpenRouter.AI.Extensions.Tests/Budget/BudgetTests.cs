using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

public class BudgetTests
{
    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Fact]
    public async Task Answer_WholeAndStreamed_CountsWhatOpenRouterCharged()
    {
        await using TestApp app = await StartAsync("emulator/echo", budget => budget.AddScope("all", 1m));
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        ChatResponse whole = await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        ChatResponse streamed = await chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(whole.Usage!.GetOpenRouterCost() + streamed.Usage!.GetOpenRouterCost(), await _ledger.SpentAsync("all"));
    }

    [Fact]
    public async Task ToolLoop_Streamed_CountsEveryRequest()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("emulator/tools")
            .UseFunctionInvocation().UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger));
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => "rain in " + city, "weather")] };

        ChatResponse response = await app.Services.GetRequiredService<IChatClient>()
            .GetStreamingResponseAsync("hi", options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, app.Chats().Count());
        Assert.Equal(response.Usage!.GetOpenRouterCost(), await _ledger.SpentAsync("all"));
    }

    [Theory]
    [InlineData("cache", "after UseFunctionInvocation and after caches")]
    [InlineData("loop", "after UseFunctionInvocation and after caches")]
    [InlineData("sessions", "add UseOpenRouterSessions before UseOpenRouterBudget")]
    public async Task Builder_LoopOrCacheBelowTheBudget_IsRefused(string below, string advice)
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddDistributedMemoryCache();
            ChatClientBuilder builder = services.AddOpenRouterChatClient("emulator/tools").UseOpenRouterBudget(static budget => budget.AddConversations(1m));
            _ = below switch
            {
                "cache" => builder.UseDistributedCache(),
                "loop" => builder.UseFunctionInvocation(),
                _ => builder.UseOpenRouterSessions(),
            };
        });

        Assert.Contains(advice, Assert.Throws<InvalidOperationException>(app.Services.GetRequiredService<IChatClient>).Message, StringComparison.Ordinal);
    }

    /// <summary>Other budgets do not need to know them.</summary>
    [Fact]
    public async Task Builder_SessionsBelowABudgetWithoutConversations_AreTaken()
    {
        await using TestApp app = await TestApp.StartAsync(static services =>
            services.AddOpenRouterChatClient("emulator/tools").UseOpenRouterBudget(static budget => budget.AddScope("all", 1m)).UseOpenRouterSessions());

        Assert.NotNull(app.Services.GetRequiredService<IChatClient>());
    }

    [Fact]
    public async Task Request_RestDoesNotCoverIt_IsRefusedBeforeItIsSent()
    {
        await using TestApp app = await StartAsync("emulator/echo", budget => budget.AddScope("team", 0.001m));

        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", new() { MaxOutputTokens = 1000 }, TestContext.Current.CancellationToken));

        Assert.Equal(("team", 0m, 0.001m), (refusal.Scope, refusal.Spent, refusal.Allowed));
        Assert.InRange(refusal.Needed!.Value, 0.002m, 0.0021m);
        Assert.Empty(app.Chats());
        Assert.Equal(0, await _ledger.SpentAsync("team"));
    }

    [Fact]
    public async Task Stream_CallerLeaves_CostIsLookedUpByGeneration()
    {
        OpenRouterMemoryBudgetLedger ledger = _ledger;
        await using TestApp app = await TestApp.StartAsync();
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Events(
            """{"id":"gen-1","model":"emulator/echo","choices":[{"index":0,"delta":{"role":"assistant","content":"one"}}]}""",
            """{"id":"gen-1","model":"emulator/echo","choices":[{"index":0,"delta":{"content":"two"}}]}""").StallAfter(2));
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        BudgetGuard guard = Budgets.Guard(client, ledger, new OpenRouterBudgetOptions().AddScope("all", 1m));
        using BudgetChatClient chat = new(client.AsIChatClient("unknown/model"), guard);

        await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{"id":"gen-1","total_cost":0.25}}"""));
            break;
        }

        await guard.Lookups;
        Assert.Equal(0.25m, await _ledger.SpentAsync("all"));
    }

    [Fact]
    public async Task Failure_NothingBilled_GivesBackWhatWasSetAside()
    {
        await using TestApp app = await StartAsync("emulator/error-400", budget => budget.AddScope("all", 1m));

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(0, await _ledger.SpentAsync("all"));
    }

    [Fact]
    public async Task Stream_MistakeOfTheCaller_GivesBackWhatWasSetAside()
    {
        await using TestApp app = await StartAsync("emulator/echo", budget => budget.AddScope("all", 1m));
        ChatMessage[] messages = [new(ChatRole.User, [new UriContent("https://x.test/a.mp3", "audio/mpeg")])];

        await Assert.ThrowsAsync<NotSupportedException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetStreamingResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken));

        Assert.Empty(app.Chats());
        Assert.Equal(0, await _ledger.SpentAsync("all"));
    }

    [Fact]
    public async Task ToolLoop_SecondRequestFails_FirstOneIsCounted()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("unknown/model")
            .UseFunctionInvocation().UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Rome\"}"}}]}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.5}}"""));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"code":400,"message":"no"}}""", HttpStatusCode.BadRequest));
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => "rain in " + city, "weather")] };

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", options, TestContext.Current.CancellationToken));

        Assert.Equal(0.5m, await _ledger.SpentAsync("all"));
    }

    private Task<TestApp> StartAsync(string model, Action<OpenRouterBudgetOptions> configure) => Budgets.StartAsync(_ledger, model, configure);
}
