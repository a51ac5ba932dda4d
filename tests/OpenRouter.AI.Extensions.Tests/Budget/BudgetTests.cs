using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
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

        Assert.Equal(whole.Usage!.GetOpenRouterCost() + streamed.Usage!.GetOpenRouterCost(), await SpentAsync("all"));
    }

    [Fact]
    public async Task ToolLoop_Streamed_CountsEveryRequest()
    {
        await using TestApp app = await TestApp.StartAsync(services => services.AddOpenRouterChatClient("emulator/tools")
            .UseFunctionInvocation().UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger));
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => "rain in " + city, "weather")] };

        ChatResponse response = await app.Services.GetRequiredService<IChatClient>()
            .GetStreamingResponseAsync("hi", options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, Chats(app).Count());
        Assert.Equal(response.Usage!.GetOpenRouterCost(), await SpentAsync("all"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Builder_LoopOrCacheBelowTheBudget_IsRefused(bool cached)
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddDistributedMemoryCache();
            ChatClientBuilder builder = services.AddOpenRouterChatClient("emulator/tools").UseOpenRouterBudget(static budget => budget.AddScope("all", 1m));
            _ = cached ? builder.UseDistributedCache() : builder.UseFunctionInvocation();
        });

        Assert.Contains("after UseFunctionInvocation", Assert.Throws<InvalidOperationException>(app.Services.GetRequiredService<IChatClient>).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_RestDoesNotCoverIt_IsRefusedBeforeItIsSent()
    {
        await using TestApp app = await StartAsync("emulator/echo", budget => budget.AddScope("team", 0.001m));

        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", new() { MaxOutputTokens = 1000 }, TestContext.Current.CancellationToken));

        Assert.Equal(("team", 0m, 0.001m), (refusal.Scope, refusal.Spent, refusal.Allowed));
        Assert.InRange(refusal.Needed!.Value, 0.002m, 0.0021m);
        Assert.Empty(Chats(app));
        Assert.Equal(0, await SpentAsync("team"));
    }

    [Fact]
    public async Task PerRequest_Cap_IsSentAsMaxPriceBesideTheOwnOne()
    {
        await using TestApp app = await StartAsync("emulator/echo", static budget => budget.PerRequest = 0.01m);
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        ChatOptions options = new ChatOptions { MaxOutputTokens = 1000 }
            .WithOpenRouter(static own => own.Provider = new() { Only = ["emulator"], MaxPrice = new() { Completion = 3 } });

        await chat.GetResponseAsync("12345678", options, TestContext.Current.CancellationToken);
        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(
            () => chat.GetResponseAsync("hi", new() { MaxOutputTokens = 10_000 }, TestContext.Current.CancellationToken));

        JsonElement provider = Assert.Single(Chats(app)).Body!.Value.GetProperty("provider");
        Assert.Equal("emulator", provider.GetProperty("only")[0].GetString());
        Assert.Equal((1666.666667m, 3m, 0.01m), (
            provider.GetProperty("max_price").GetProperty("prompt").GetDecimal(),
            provider.GetProperty("max_price").GetProperty("completion").GetDecimal(),
            provider.GetProperty("max_price").GetProperty("request").GetDecimal()));
        Assert.Equal("request", refusal.Scope);
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
        BudgetGuard guard = Guard(client, ledger, new OpenRouterBudgetOptions().AddScope("all", 1m));
        using BudgetChatClient chat = new(client.AsIChatClient("unknown/model"), guard);

        await foreach (ChatResponseUpdate _ in chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{"id":"gen-1","total_cost":0.25}}"""));
            break;
        }

        await guard.Lookups;
        Assert.Equal(0.25m, await SpentAsync("all"));
    }

    [Fact]
    public async Task Failure_NothingBilled_GivesBackWhatWasSetAside()
    {
        await using TestApp app = await StartAsync("emulator/error-400", budget => budget.AddScope("all", 1m));

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(0, await SpentAsync("all"));
    }

    [Fact]
    public async Task Scopes_OneIsUsedUp_OthersGoOnAndNothingStaysSetAside()
    {
        await using TestApp app = await StartAsync("emulator/echo", budget => budget.AddScope("all", 1m).AddScopes("user", 0.00001m, UserOf).AddConversations(0.5m));
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();

        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(
            () => chat.GetResponseAsync("hi", new() { AdditionalProperties = new() { ["user"] = "eve" } }, TestContext.Current.CancellationToken));
        decimal before = await SpentAsync("all");
        ChatResponse response = await chat.GetResponseAsync("hi", new ChatOptions().WithOpenRouter(static own => own.SessionId = "s1"), TestContext.Current.CancellationToken);

        Assert.Equal("user:eve", refusal.Scope);
        Assert.Equal(0, before);
        Assert.Equal(response.Usage!.GetOpenRouterCost(), await SpentAsync("conversation:s1"));
    }

    [Fact]
    public async Task Period_Ends_BudgetBeginsAnew()
    {
        FakeTimeProvider time = new(new DateTimeOffset(2030, 1, 1, 23, 0, 0, TimeSpan.Zero));
        await using TestApp app = await TestApp.StartAsync();
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        BudgetGuard guard = Guard(client, _ledger, new OpenRouterBudgetOptions().AddScope("day", 0.0025m, OpenRouterBudgetPeriod.Day), time);
        using BudgetChatClient chat = new(client.AsIChatClient("emulator/echo"), guard);
        await _ledger.AddAsync("day@2030-01-01", 0.0024m, null, null, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));
        time.Advance(TimeSpan.FromHours(2));
        await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(await SpentAsync("day@2030-01-02") > 0);
    }

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
        Assert.Equal(4, Chats(app).Count());
        foreach (IAsyncEnumerator<ChatResponseUpdate> stream in streams)
        {
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task Ledger_ManyAtOnce_NeverExceedsTheLimit()
    {
        OpenRouterBudgetEntry[] entries = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(
            () => _ledger.AddAsync("a", 0.03m, 1m, null, TestContext.Current.CancellationToken).AsTask(), TestContext.Current.CancellationToken)));

        Assert.Equal(33, entries.Count(static entry => entry.IsAccepted));
    }

    private static string? UserOf(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue("user", out object? user) == true ? user as string : null;

    private static IEnumerable<RecordedRequest> Chats(TestApp app) => app.Server.Requests.Where(static request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal));

    private static BudgetGuard Guard(OpenRouterClient client, IOpenRouterBudgetLedger ledger, OpenRouterBudgetOptions options, TimeProvider? time = null) =>
        new(options, ledger, client, time ?? TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

    private Task<TestApp> StartAsync(string model, Action<OpenRouterBudgetOptions> configure) =>
        TestApp.StartAsync(services => services.AddOpenRouterChatClient(model).UseOpenRouterBudget(budget =>
        {
            budget.Ledger = _ledger;
            configure(budget);
        }));

    private async Task<decimal> SpentAsync(string account) => (await _ledger.AddAsync(account, 0, null, null, TestContext.Current.CancellationToken)).Total;
}
