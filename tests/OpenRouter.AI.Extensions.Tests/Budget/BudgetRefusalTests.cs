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

/// <summary>What was set aside is given back when the service says no, and kept or looked up when a timeout or a gateway answers for it.</summary>
public class BudgetRefusalTests
{
    private const string Record = """{"data":{"id":"gen-1","total_cost":0.25}}""";
    private const string Page = "<html><title>Bad gateway</title></html>";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Theory]
    [InlineData(400, true, true)]
    [InlineData(402, true, true)]
    [InlineData(408, true, false)]
    [InlineData(408, false, false)]
    [InlineData(413, false, true)]
    [InlineData(429, true, true)]
    [InlineData(499, false, false)]
    [InlineData(500, true, true)]
    [InlineData(500, false, false)]
    [InlineData(502, true, true)]
    [InlineData(502, false, false)]
    [InlineData(503, true, true)]
    [InlineData(503, false, true)]
    [InlineData(504, true, false)]
    [InlineData(504, false, false)]
    [InlineData(520, false, false)]
    [InlineData(522, false, false)]
    [InlineData(524, true, false)]
    [InlineData(524, false, false)]
    [InlineData(529, true, true)]
    public async Task Failure_WithoutGeneration_IsGivenBackOnlyWhenItIsARefusal(int status, bool isOfService, bool isGivenBack)
    {
        decimal spent = await SpentAsync([Answer(status, isOfService)], TestContext.Current.CancellationToken);

        Assert.Equal(isGivenBack, spent == 0);
    }

    [Fact]
    public async Task Failure_TimeoutInA200_StaysSetAside()
    {
        decimal spent = await SpentAsync([ScriptedAnswer.Json("""{"error":{"code":502,"message":"late","metadata":{"error_type":"timeout"}}}""")], TestContext.Current.CancellationToken);

        Assert.True(spent > 0);
    }

    [Theory]
    [InlineData(400, true, 0)]
    [InlineData(408, true, 0.25)]
    [InlineData(408, false, 0.25)]
    [InlineData(502, true, 0.25)]
    [InlineData(504, true, 0.25)]
    [InlineData(504, false, 0.25)]
    [InlineData(524, false, 0.25)]
    public async Task Failure_WithGeneration_IsLookedUpUnlessNoProviderSawIt(int status, bool isOfService, double cost)
    {
        decimal spent = await SpentAsync([Answer(status, isOfService).WithHeader("X-Generation-Id", "gen-1"), ScriptedAnswer.Json(Record)], TestContext.Current.CancellationToken);

        Assert.Equal((decimal)cost, spent);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(408, true, false)]
    [InlineData(504, true, false)]
    [InlineData(524, false, false)]
    [InlineData(502, true, true)]
    public async Task Failure_GenerationHasNoRecord_IsGivenBackOnlyWhenItIsARefusal(int status, bool isOfService, bool isGivenBack)
    {
        // The client waits for a record that the service says is missing; a page says nothing.
        ScriptedAnswer missing = ScriptedAnswer.Raw("text/html", Page, HttpStatusCode.NotFound);

        decimal spent = await SpentAsync([Answer(status, isOfService).WithHeader("X-Generation-Id", "gen-1"), missing, missing, missing, missing, missing, missing], TestContext.Current.CancellationToken);

        Assert.Equal(isGivenBack, spent == 0);
    }

    private static ScriptedAnswer Answer(int status, bool isOfService) => isOfService
        ? ScriptedAnswer.Json($$$"""{"error":{"code":{{{status}}},"message":"no"}}""", (HttpStatusCode)status)
        : ScriptedAnswer.Raw("text/html", Page, (HttpStatusCode)status);

    private async Task<decimal> SpentAsync(ScriptedAnswer[] answers, CancellationToken cancellationToken)
    {
        await using TestApp app = await TestApp.StartAsync(settings: new() { ["OpenRouter:MaxRetries"] = "0" });
        EagerTimeProvider time = new();
        OpenRouterClient client = app.Services.GetRequiredService<OpenRouterClient>();
        BudgetGuard guard = Budgets.Guard(client, _ledger, new OpenRouterBudgetOptions().AddScope("all", 1m), time);
        using BudgetChatClient chat = new(client.AsIChatClient("unknown/model"), guard);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":[]}"""));
        foreach (ScriptedAnswer answer in answers)
        {
            app.Server.Enqueue(answer);
        }

        await Assert.ThrowsAsync<OpenRouterException>(() => chat.GetResponseAsync("hi", cancellationToken: cancellationToken));

        await guard.EndLookupsAsync(time, cancellationToken);
        return await _ledger.SpentAsync("all");
    }
}
