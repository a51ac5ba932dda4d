using System;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Where budgets stand above each other, or call each other, each request counts once in each account.</summary>
public class ReceiptNestingTests
{
    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Fact]
    public async Task Budgets_TwoInOnePipeline_BothCountWhatMiddlewareKeeps()
    {
        await using TestApp app = await StartAsync(services => services.AddOpenRouterChatClient("unknown/model")
            .UseOpenRouterBudget(Spend("outer")).Use(Twice).UseOpenRouterBudget(Spend("inner")).Use(Twice), answers: 4);

        await AskAsync(app);

        Assert.Equal("1.00 1.00", await SpentAsync(app, "outer", "inner"));
    }

    [Fact]
    public async Task Middleware_AsksAnotherClientOfTheSameAccount_CountsOnce()
    {
        await using TestApp app = await StartAsync(
            services =>
            {
                services.AddKeyedOpenRouterChatClient("judge", "unknown/model").UseOpenRouterBudget(Spend("all"));
                services.AddOpenRouterChatClient("unknown/model").UseOpenRouterBudget(Spend("all"))
                    .Use(static (inner, provider) => Asking(inner, provider.GetRequiredKeyedService<IChatClient>("judge")));
            },
            answers: 2);

        await AskAsync(app);

        Assert.Equal("0.50", await SpentAsync(app, "all"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Middleware_AsksAClientOfAnotherAccount_BothCount(bool handsOver)
    {
        await using TestApp app = await StartAsync(
            services =>
            {
                services.AddKeyedOpenRouterChatClient("other", "unknown/model").UseOpenRouterBudget(Spend("other"));
                services.AddOpenRouterChatClient("unknown/model").UseOpenRouterBudget(Spend("all"))
                    .Use((inner, provider) => new Middleware(inner, async (below, messages, options, token) =>
                    {
                        ChatResponse other = await provider.GetRequiredKeyedService<IChatClient>("other").GetResponseAsync(messages, options, token);
                        return handsOver ? other : await below.GetResponseAsync(messages, options, token);
                    }));
            },
            answers: 2);

        await AskAsync(app);

        Assert.Equal(handsOver ? "0.25 0.25" : "0.50 0.25", await SpentAsync(app, "all", "other"));
    }

    [Theory]
    [InlineData(true, "0.250000000")]
    [InlineData(false, "0.000000001")]
    public async Task Middleware_HandsOverWhatAnotherBudgetCounted_CountsOnce(bool answers, string spent)
    {
        await using TestApp app = await StartAsync(
            services =>
            {
                services.AddKeyedOpenRouterChatClient("other", "unknown/model").UseOpenRouterBudget(Spend("all"));
                services.AddOpenRouterChatClient("unknown/model").UseOpenRouterBudget(Spend("all"))
                    .Use(static (inner, provider) => new Middleware(inner, (_, messages, options, token) =>
                        provider.GetRequiredKeyedService<IChatClient>("other").GetResponseAsync(messages, options, token)));
            },
            answers: answers ? 1 : 0);
        app.Server.Enqueue(PricedApp.Gateway());

        Exception? failure = await Record.ExceptionAsync(() => AskAsync(app));

        Assert.Equal(answers, failure is null);
        Assert.Equal(spent, (await _ledger.SpentAsync("all")).ToString("0.000000000", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Middleware_SendsWhenTheInnerCallHasEnded_CountsForTheOuterOne()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<ChatResponse>? late = null;
        await using TestApp app = await StartAsync(
            services => services.AddOpenRouterChatClient("unknown/model")
                .UseOpenRouterBudget(Spend("outer"))
                .Use(inner => new Middleware(inner, async (below, messages, options, token) =>
                {
                    await below.GetResponseAsync(messages, options, token);
                    gate.SetResult();
                    return await late!;
                }))
                .UseOpenRouterBudget(Spend("inner"))
                .Use(inner => new Middleware(inner, async (below, messages, options, token) =>
                {
                    async Task<ChatResponse> LaterAsync()
                    {
                        await gate.Task;
                        return await below.GetResponseAsync(messages, options, token);
                    }

                    late = LaterAsync();
                    return await below.GetResponseAsync(messages, options, token);
                })),
            answers: 2);

        await AskAsync(app);

        Assert.Equal("0.50 0.25", await SpentAsync(app, "outer", "inner"));
    }

    [Fact]
    public async Task Middleware_AsksAnotherClientWithoutABudget_CountsForTheCall()
    {
        await using TestApp app = await StartAsync(
            services =>
            {
                services.AddKeyedOpenRouterChatClient("judge", "unknown/model");
                services.AddOpenRouterChatClient("unknown/model").UseOpenRouterBudget(Spend("all"))
                    .Use(static (inner, provider) => Asking(inner, provider.GetRequiredKeyedService<IChatClient>("judge")));
            },
            answers: 2);

        await AskAsync(app);

        Assert.Equal("0.50", await SpentAsync(app, "all"));
    }

    [Fact]
    public async Task Middleware_AsksItsOwnPipelineFromAbove_CountsOnce()
    {
        IChatClient? whole = null;
        bool isInside = false;
        await using TestApp app = await StartAsync(
            services => services.AddOpenRouterChatClient("unknown/model").UseOpenRouterBudget(Spend("all"))
                .Use(inner => new Middleware(inner, async (below, messages, options, token) =>
                {
                    if (!isInside)
                    {
                        isInside = true;
                        await whole!.GetResponseAsync(messages, options, token);
                    }

                    return await below.GetResponseAsync(messages, options, token);
                })),
            answers: 2);
        whole = app.Services.GetRequiredService<IChatClient>();

        await AskAsync(app);

        Assert.Equal("0.50", await SpentAsync(app, "all"));
    }

    private static Middleware Twice(IChatClient inner) => new(inner, static async (below, messages, options, token) =>
    {
        await below.GetResponseAsync(messages, options, token);
        return await below.GetResponseAsync(messages, options, token);
    });

    private static Middleware Asking(IChatClient inner, IChatClient other) => new(inner, async (below, messages, options, token) =>
    {
        await other.GetResponseAsync(messages, options, token);
        return await below.GetResponseAsync(messages, options, token);
    });

    private static Task<ChatResponse> AskAsync(TestApp app) =>
        app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<TestApp> StartAsync(Action<IServiceCollection> configure, int answers)
    {
        TestApp app = await TestApp.StartAsync(configure, new() { ["OpenRouter:MaxRetries"] = "0" });
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        for (int answer = 0; answer < answers; answer++)
        {
            app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        }

        return app;
    }

    private Action<OpenRouterBudgetOptions> Spend(string scope) => budget => budget.AddScope(scope, 5m).Ledger = _ledger;

    private async Task<string> SpentAsync(TestApp app, params string[] accounts)
    {
        await app.Services.GetRequiredService<BudgetWork>().Pending;
        string[] spent = new string[accounts.Length];
        for (int index = 0; index < accounts.Length; index++)
        {
            spent[index] = (await _ledger.SpentAsync(accounts[index])).ToString("0.00", CultureInfo.InvariantCulture);
        }

        return string.Join(' ', spent);
    }
}
