using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Account;

public sealed class CreditsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"total_credits":100.5,"total_usage":25.75}""", "100.5", "25.75", "74.75")]
    [InlineData("""{"total_credits":10,"total_usage":12.5}""", "10", "12.5", "-2.5")]
    [InlineData("""{"total_credits":"1e2","total_usage":"2.5E-5","later":true}""", "100", "0.000025", "99.999975")]
    [InlineData("""{"total_credits":10,"total_usage":4,"remaining_credits":5.5}""", "10", "4", "5.5")]
    public async Task GetCredits_Answer_IsReadExactly(string data, string bought, string spent, string left)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("{\"data\":" + data + "}");
        using OpenRouterClient client = AccountWire.Client(handler);

        OpenRouterCredits credits = await client.GetCreditsAsync(Token);

        Assert.Equal(decimal.Parse(bought, null), credits.TotalCredits);
        Assert.Equal(decimal.Parse(spent, null), credits.TotalUsage);
        Assert.Equal(decimal.Parse(left, null), credits.RemainingCredits);
        JsonAssert.Equal(data, credits.RawRepresentation);
        SentRequest request = Assert.Single(handler.Requests);
        Assert.Equal("https://host.test/api/v1/credits", request.Uri.AbsoluteUri);
        Assert.Null(request.Body);
    }

    [Theory]
    [InlineData(401, "Missing Authentication header")]
    [InlineData(403, "Only management keys can perform this operation")]
    [InlineData(500, "Internal error")]
    public async Task GetCredits_DocumentedStatus_IsRaisedWithItsCause(int status, string message)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.Failure(status, message), status);
        using OpenRouterClient client = AccountWire.Client(handler);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => client.GetCreditsAsync(Token));

        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Contains(message, failure.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"error":{"code":401,"message":"User not found."}}""", "User not found. (401)")]
    [InlineData("""{}""", "The service gave an invalid answer: 'data' is missing or not what was asked for")]
    [InlineData("""{"data":[]}""", "The service gave an invalid answer: 'data' is missing or not what was asked for")]
    [InlineData("""{"data":{"total_credits":5}}""", "The service gave an invalid answer: 'data' is missing or not what was asked for")]
    [InlineData("""[1]""", "The service gave an invalid answer: 'data' is missing or not what was asked for")]
    [InlineData("""{"data":{"total_""", "The service gave an invalid answer: its JSON is malformed or cut off")]
    public async Task GetCredits_SomethingElseWith200_IsRaised(string body, string message)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(body));

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => client.GetCreditsAsync(Token));

        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public async Task GetCredits_PassingFailure_IsRetried()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer(AccountWire.Failure(500), 500)
            .Answer("""{"data":{"total_credits":5,"total_usage":1}}""");
        using OpenRouterClient client = AccountWire.Client(handler, retries: 2);

        Assert.Equal(4, (await client.GetCreditsAsync(Token)).RemainingCredits);
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task GetKey_EveryField_IsRead()
    {
        const string Data = """
            {"label":"sk-or-v1-abc...123","limit":100,"limit_remaining":"74.5","limit_reset":"monthly","include_byok_in_limit":true,
            "usage":25.5,"usage_daily":1,"usage_weekly":2.5e0,"usage_monthly":25.5,"byok_usage":4,"byok_usage_daily":1,"byok_usage_weekly":2,
            "byok_usage_monthly":3,"is_free_tier":false,"is_management_key":true,"is_provisioning_key":true,"creator_user_id":"user_1",
            "expires_at":"2027-12-31T23:59:59Z","rate_limit":{"requests":-1,"interval":"10s"},"new_field":[1]}
            """;
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer("{\"data\":" + Data + "}"));

        OpenRouterKey key = await client.GetKeyAsync(Token);

        Assert.Equal(("sk-or-v1-abc...123", 100m, 74.5m, "monthly", true), (key.Label, key.Limit, key.LimitRemaining, key.LimitReset, key.IncludeByokInLimit));
        Assert.Equal((25.5m, 1m, 2.5m, 25.5m), (key.Usage, key.UsageDaily, key.UsageWeekly, key.UsageMonthly));
        Assert.Equal((4m, 1m, 2m, 3m), (key.ByokUsage, key.ByokUsageDaily, key.ByokUsageWeekly, key.ByokUsageMonthly));
        Assert.Equal((false, true, "user_1"), (key.IsFreeTier, key.IsManagementKey, key.CreatorUserId));
        Assert.Equal(new System.DateTimeOffset(2027, 12, 31, 23, 59, 59, System.TimeSpan.Zero), key.ExpiresAt);
        JsonAssert.Equal(Data, key.RawRepresentation);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"label":null,"limit":null,"usage":"much","is_management_key":"no","expires_at":"soon"}""")]
    public async Task GetKey_MissingOrOddFields_AreNull(string data)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer("{\"data\":" + data + "}"));

        OpenRouterKey key = await client.GetKeyAsync(Token);

        object?[] values = [key.Label, key.Limit, key.LimitRemaining, key.Usage, key.IsManagementKey, key.ExpiresAt, key.IsFreeTier];
        Assert.All(values, Assert.Null);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(500)]
    public async Task GetKey_DocumentedStatus_IsRaisedWithItsCause(int status)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.Failure(status, "No such key"), status));

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => client.GetKeyAsync(Token));

        Assert.Equal($"No such key ({status})", failure.Message);
    }

    [Fact]
    public async Task GetCredits_Cancelled_CancelsTheRequest()
    {
        ScriptedHandler handler = new ScriptedHandler().Stall();
        using OpenRouterClient client = AccountWire.Client(handler);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<OpenRouterCredits> task = client.GetCreditsAsync(source.Token);
        await handler.Waiting;
        await source.CancelAsync();

        System.OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<System.OperationCanceledException>(() => task);
        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Equal("Bearer " + Wire.Key, handler.Requests.Single().Headers["Authorization"]);
    }
}
