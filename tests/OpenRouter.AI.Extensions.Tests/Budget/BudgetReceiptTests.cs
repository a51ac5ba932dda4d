using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>What middleware between the budget and the service keeps to itself counts all the same.</summary>
public class BudgetReceiptTests
{
    private const string Answer = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.25}}""";
    private const string Chunk = """{"id":"gen-1","model":"a/b","choices":[{"index":0,"finish_reason":"stop","delta":{"role":"assistant","content":"one"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.25}}""";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Middleware_FailsAfterTheAnswer_AnswerCounts(bool streamed)
    {
        await using TestApp app = await StartAsync(async (inner, messages, options, token) =>
        {
            _ = streamed
                ? await inner.GetStreamingResponseAsync(messages, options, token).ToChatResponseAsync(token)
                : await inner.GetResponseAsync(messages, options, token);
            throw new ArgumentException("The answer is too short.", nameof(messages));
        });
        app.Server.Enqueue(streamed ? ScriptedAnswer.Events(Chunk, "[DONE]") : ScriptedAnswer.Json(Answer));

        await Assert.ThrowsAsync<ArgumentException>(() => AskAsync(app, streamed));

        Assert.Equal(0.25m, await _ledger.SpentAsync("all"));
    }

    [Fact]
    public async Task Middleware_AsksTwice_BothAnswersCount()
    {
        await using TestApp app = await StartAsync(static async (inner, messages, options, token) =>
        {
            await inner.GetResponseAsync(messages, options, token);
            return await inner.GetResponseAsync(messages, options, token);
        });
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));

        await AskAsync(app, streamed: false);

        Assert.Equal(0.5m, await _ledger.SpentAsync("all"));
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(504, false)]
    public async Task Middleware_MakesAFailureOfItsOwn_ThatOfTheServiceDecides(int status, bool isGivenBack)
    {
        await using TestApp app = await StartAsync(static async (inner, messages, options, token) =>
        {
            try
            {
                return await inner.GetResponseAsync(messages, options, token);
            }
            catch (OpenRouterException failure)
            {
                throw new InvalidOperationException("It did not work.", failure);
            }
        });
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"message":"no"}}""", (HttpStatusCode)status));

        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(app, streamed: false));

        Assert.Equal(isGivenBack, await _ledger.SpentAsync("all") == 0);
    }

    [Fact]
    public async Task Middleware_LeavesARequestUnderWay_StaysSetAside()
    {
        await using TestApp app = await StartAsync((inner, messages, options, token) =>
        {
            _ = inner.GetResponseAsync(messages, options, token);
            throw new InvalidOperationException("No patience.");
        });

        // It would end only after the test.
        app.Server.Enqueue(ScriptedAnswer.Json(Answer).StallAfter(0));

        await Assert.ThrowsAsync<InvalidOperationException>(() => AskAsync(app, streamed: false));

        Assert.True(await _ledger.SpentAsync("all") > 0);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Middleware_SendsNothing_IsGivenBack(bool streamed, bool answers)
    {
        await using TestApp app = await StartAsync((_, messages, _, _) => answers
            ? Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "I would rather not.")))
            : throw new ArgumentException("No question.", nameof(messages)));

        Exception? failure = await Record.ExceptionAsync(() => AskAsync(app, streamed));

        Assert.Equal(answers, failure is null);
        Assert.Equal(0, await _ledger.SpentAsync("all"));
        Assert.Empty(app.Chats());
    }

    private static Task<ChatResponse> AskAsync(TestApp app, bool streamed)
    {
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        return streamed
            ? chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
    }

    private async Task<TestApp> StartAsync(Func<IChatClient, IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> answer)
    {
        TestApp app = await TestApp.StartAsync(
            services => services.AddOpenRouterChatClient("unknown/model")
                .UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger).Use(inner => new Middleware(inner, answer)),
            new() { ["OpenRouter:MaxRetries"] = "0" });
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        return app;
    }
}
