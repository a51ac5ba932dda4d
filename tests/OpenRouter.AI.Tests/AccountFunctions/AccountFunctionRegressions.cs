using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.AccountFunctions;

public sealed class AccountFunctionRegressions
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
    public async Task GetCredits_Rest_IsNotRoundedUp()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(Credits));

        JsonElement answer = await new OpenRouterAccountReader(client).GetCreditsAsync(Token);

        Assert.Equal(9.99m, answer.GetProperty("remaining_usd").GetDecimal());
    }
}
