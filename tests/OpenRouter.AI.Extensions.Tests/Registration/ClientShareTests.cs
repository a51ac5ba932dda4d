using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Registration;

/// <summary>What is known of prices and providers outlives the pipelines.</summary>
public class ClientShareTests
{
    private const string Thought = """{"id":"gen-1","provider":"Alpha","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one","reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm","signature":"sig","format":"anthropic-claude-v1","index":0}]}}]}""";

    [Fact]
    public async Task Catalog_ClientsPerScope_IsFetchedOnce()
    {
        await using TestApp app = await StartAsync(static builder => builder.UseOpenRouterBudget(static budget => budget.AddScope("all", 1m)));

        await AskAsync(app, [new(ChatRole.User, "hi")]);
        await AskAsync(app, [new(ChatRole.User, "hi")]);

        Assert.Equal(1, Catalogs(app));
    }

    [Fact]
    public async Task Catalog_IsDown_IsAskedAgainOnlyAfterAWhile()
    {
        FakeTimeProvider time = new();
        await using TestApp app = await StartAsync(static builder => builder.UseOpenRouterBudget(static budget => budget.AddScope("all", 1m)), time);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"code":500,"message":"down"}}""", HttpStatusCode.InternalServerError));

        await AskAsync(app, [new(ChatRole.User, "hi")]);
        await AskAsync(app, [new(ChatRole.User, "hi")]);
        int down = Catalogs(app);
        time.Advance(TimeSpan.FromSeconds(30));
        await AskAsync(app, [new(ChatRole.User, "hi")]);

        Assert.Equal((1, 2), (down, Catalogs(app)));
    }

    [Fact]
    public async Task Provider_ClientsPerScope_IsRemembered()
    {
        await using TestApp app = await StartAsync(static builder => builder.UseOpenRouterSessions());
        List<ChatMessage> history = [new(ChatRole.User, "first")];
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));
        history.AddMessages(await AskAsync(app, history));
        history.Add(new ChatMessage(ChatRole.User, "second"));

        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[{"name":"Alpha","slug":"alpha"}]}"""));
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));
        await AskAsync(app, history);

        Assert.Equal("""{"order":["alpha"]}""", app.Server.Requests[^1].Body!.Value.GetProperty("provider").GetRawText());
    }

    private static int Catalogs(TestApp app) => app.Server.Requests.Count(static request => request.Path.EndsWith("/models", StringComparison.Ordinal));

    private static async Task<ChatResponse> AskAsync(TestApp app, IEnumerable<ChatMessage> messages)
    {
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IChatClient>().GetResponseAsync(messages, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static Task<TestApp> StartAsync(Action<ChatClientBuilder> configure, TimeProvider? time = null) => TestApp.StartAsync(
        services =>
        {
            services.AddSingleton(time ?? TimeProvider.System);
            configure(services.AddOpenRouterChatClient("emulator/echo", ServiceLifetime.Scoped));
        },
        new() { ["OpenRouter:MaxRetries"] = "0" });
}
