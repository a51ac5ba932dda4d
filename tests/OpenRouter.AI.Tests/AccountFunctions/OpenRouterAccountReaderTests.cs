using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.AccountFunctions;

public sealed class OpenRouterAccountReaderTests
{
    private const string Credits = """{"data":{"total_credits":10,"total_usage":0.001}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, JsonValueKind.Null)]
    [InlineData(11, JsonValueKind.False)]
    public async Task CanAfford_LimitCouldNotBeRead_IsNeverTrue(int cost, JsonValueKind affordable)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.Failure(500), 500));
        using OpenRouterClient manager = AccountWire.Client(new ScriptedHandler().Answer(Credits));

        JsonElement answer = await new OpenRouterAccountReader(client, manager).CanAffordAsync(cost, Token);

        Assert.Equal(affordable, answer.GetProperty("affordable").ValueKind);
        Assert.Equal(
            affordable == JsonValueKind.Null,
            answer.TryGetProperty("hint", out JsonElement hint) && hint.GetString() == "The spending limit of the key could not be read.");
    }

    [Fact]
    public async Task CanAfford_LimitWithoutItsRest_IsNeverTrue()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer("""{"data":{"limit":100,"limit_remaining":null}}"""));
        using OpenRouterClient manager = AccountWire.Client(new ScriptedHandler().Answer(Credits));

        JsonElement answer = await new OpenRouterAccountReader(client, manager).CanAffordAsync(1, Token);

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("affordable").ValueKind);
    }

    [Theory]
    [InlineData("10", "0.001", "9.99", "0.001")]
    [InlineData("100.5", "25.7501", "74.74", "25.76")]
    [InlineData("10.009", "0", "10", "0")]
    [InlineData("1", "2.001", "-1.01", "2.01")]
    [InlineData("0.00999", "0.00041001", "0.0095", "0.00042")]
    [InlineData("5", "5", "0", "5")]
    public async Task GetCredits_Rounding_IsNeverInFavourOfTheReader(string bought, string used, string left, string spent)
    {
        string body = "{\"data\":{\"total_credits\":" + bought + ",\"total_usage\":" + used + "}}";
        ScriptedHandler handler = new ScriptedHandler().Answer(body).Answer(AccountWire.ManagementKey);
        using OpenRouterClient client = AccountWire.Client(handler);

        JsonElement answer = await new OpenRouterAccountReader(client).GetCreditsAsync(Token);

        Assert.Equal((left, spent), (answer.GetProperty("remaining_usd").GetRawText(), answer.GetProperty("used_usd").GetRawText()));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(60)]
    public async Task Failure_IsKeptForAsLongAsItAsksToWait(int seconds)
    {
        FakeTimeProvider time = new();
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(AccountWire.Failure(429), 429, headers: ("Retry-After", seconds == 7 ? "7" : "90"))
            .Answer(AccountWire.NormalKey);
        using OpenRouterClient client = AccountWire.Client(handler, time);
        OpenRouterAccountReader reader = new(client);

        await reader.GetKeyLimitsAsync(Token);
        time.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.True((await reader.GetKeyLimitsAsync(Token)).TryGetProperty("error", out _));
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.False((await reader.GetKeyLimitsAsync(Token)).TryGetProperty("error", out _));
    }
}
