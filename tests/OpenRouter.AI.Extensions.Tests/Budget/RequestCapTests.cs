using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>The model costs 1 and 2 dollars for a million tokens, and writes 16,384 at most; eight letters are 6 tokens.</summary>
public class RequestCapTests
{
    private const string Eight = "12345678";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    [Fact]
    public async Task PerRequest_OwnLimit_IsSentAsMaxPriceThatAddsUpToTheCap()
    {
        await using TestApp app = await StartAsync(0.004012m);
        ChatOptions options = new ChatOptions { MaxOutputTokens = 1000 }
            .WithOpenRouter(static own => own.Provider = new() { Only = ["emulator"], MaxPrice = new() { Completion = 3 } });

        JsonElement body = await SendAsync(app, options);
        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(
            () => SendAsync(app, new ChatOptions { MaxOutputTokens = 3000 }));

        Assert.Equal("emulator", body.GetProperty("provider").GetProperty("only")[0].GetString());
        Assert.Equal((2m, 3m, 0m), Prices(body));
        Assert.Equal(1000, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal(("request", 0.006006m), (refusal.Scope, refusal.Needed));
    }

    [Fact]
    public async Task PerRequest_NoLimit_SetsOneThatTheCapPaysFor()
    {
        await using TestApp app = await StartAsync(0.001m);

        JsonElement body = await SendAsync(app, new ChatOptions());

        Assert.Equal(497, body.GetProperty("max_completion_tokens").GetInt32());
        (decimal prompt, decimal completion, decimal request) = Prices(body);
        Assert.Equal(0.001m, ((prompt * 6) + (completion * 497)) / 1_000_000, 12);
        Assert.True(prompt >= 1 && completion >= 2 && request == 0);
    }

    [Fact]
    public async Task PerRequest_CapPaysForTheLongestAnswer_SetsNoLimit()
    {
        await using TestApp app = await StartAsync(1m);

        JsonElement body = await SendAsync(app, new ChatOptions());

        Assert.False(body.TryGetProperty("max_completion_tokens", out _));
        (decimal prompt, decimal completion, _) = Prices(body);
        Assert.Equal(1m, ((prompt * 6) + (completion * 128000)) / 1_000_000, 6);
    }

    /// <summary>What the catalog says of the longest answer holds for the provider that serves first; another one may write more.</summary>
    [Fact]
    public async Task PerRequest_CapPaysForTheFirstProviderOnly_SetsItsLimit()
    {
        await using TestApp app = await StartAsync(0.1m);

        JsonElement body = await SendAsync(app, new ChatOptions());

        Assert.Equal(16384, body.GetProperty("max_completion_tokens").GetInt32());
    }

    [Fact]
    public async Task PerRequest_NoRoomForAnAnswer_IsRefused()
    {
        await using TestApp app = await StartAsync(0.00003m);

        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => SendAsync(app, new ChatOptions()));

        Assert.Equal(0.000038m, refusal.Needed);
        Assert.Empty(app.Chats());
    }

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    [InlineData("extra_body")]
    public async Task PerRequest_LimitGivenAsField_IsTheOneThatCounts(string door)
    {
        await using TestApp app = await StartAsync(0.001m);
        ChatOptions options = new() { MaxOutputTokens = 10 };
        if (door == "extra_body")
        {
            options.WithOpenRouter(static own => own.ExtraBody = new System.Collections.Generic.Dictionary<string, JsonElement> { ["max_tokens"] = JsonElement.Parse("3000") });
        }
        else
        {
            options.AdditionalProperties = new() { [door] = 3000 };
        }

        Assert.Equal(0.006006m, (await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(() => SendAsync(app, options))).Needed);
    }

    [Fact]
    public async Task PerRequest_UnknownModel_MayWriteWhatIsExpectedForHalfTheCap()
    {
        await using TestApp app = await StartAsync(0.01m, "unknown/model");
        app.Server.Chat.When().Reply("one");

        JsonElement body = await SendAsync(app, new ChatOptions());

        Assert.Equal(1000, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal((833.333333333m, 5m, 0m), Prices(body));
    }

    [Fact]
    public async Task Configured_MaxPrice_HoldsBesideTheCapAndTheRequests()
    {
        await using TestApp app = await StartAsync(1m, "emulator/echo", ("OpenRouter:Provider:MaxPrice:Prompt", "4"), ("OpenRouter:Provider:MaxPrice:Image", "5"));
        ChatOptions options = new ChatOptions { MaxOutputTokens = 1000 }
            .WithOpenRouter(static own => own.Provider = new() { MaxPrice = new() { Completion = 3 } });

        JsonElement body = await SendAsync(app, options);

        Assert.Equal((4m, 3m, 0m), Prices(body));
        Assert.Equal(5m, body.GetProperty("provider").GetProperty("max_price").GetProperty("image").GetDecimal());
    }

    /// <summary>What the extra body says hides what is said anywhere else.</summary>
    [Fact]
    public async Task Routing_IsInTheExtraBody_HasTheCapToo()
    {
        await using TestApp app = await StartAsync(1m, "emulator/echo");
        ChatOptions options = new ChatOptions { MaxOutputTokens = 1000 }.WithOpenRouter(static own => own.ExtraBody =
            new Dictionary<string, JsonElement> { ["provider"] = JsonElement.Parse("""{"zdr":true,"max_price":{"completion":3}}""") });

        JsonElement body = await SendAsync(app, options);

        Assert.True(Prices(body) is { Prompt: > 0, Completion: 3m });
        Assert.True(body.GetProperty("provider").GetProperty("zdr").GetBoolean());
    }

    [Fact]
    public async Task Configured_Fallbacks_AreEstimatedToo()
    {
        await using TestApp app = await StartAsync(null, "emulator/echo", ("OpenRouter:Models:0", "anthropic/claude-sonnet-4.5"));

        await SendAsync(app, new ChatOptions { MaxOutputTokens = 1000 });
        OpenRouterBudgetExceededException refusal = await Assert.ThrowsAsync<OpenRouterBudgetExceededException>(
            () => SendAsync(app, new ChatOptions { MaxOutputTokens = 150_000 }));

        // The model itself would need a third of the budget, the fallback more than twice as much as there is.
        Assert.True(refusal.Needed > 1m);
    }

    private static (decimal Prompt, decimal Completion, decimal Request) Prices(JsonElement body)
    {
        JsonElement price = body.GetProperty("provider").GetProperty("max_price");
        return (price.GetProperty("prompt").GetDecimal(), price.GetProperty("completion").GetDecimal(), price.GetProperty("request").GetDecimal());
    }

    private static async Task<JsonElement> SendAsync(TestApp app, ChatOptions options)
    {
        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync(Eight, options, TestContext.Current.CancellationToken);
        return app.Chats().Last().Body!.Value;
    }

    private Task<TestApp> StartAsync(decimal? cap, string model = "emulator/echo", params (string Key, string Value)[] settings) => Budgets.StartAsync(
        _ledger,
        model,
        budget => budget.AddScope("all", 1m).PerRequest = cap,
        settings.ToDictionary(static setting => setting.Key, static setting => (string?)setting.Value));
}
