using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Health;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Health;

public class HealthCheckTests
{
    [Theory]
    [InlineData("""{"data":{"limit":10,"limit_remaining":8,"is_management_key":false}}""", 200, HealthStatus.Healthy)]
    [InlineData("""{"data":{"limit":10,"limit_remaining":4,"is_management_key":false}}""", 200, HealthStatus.Degraded)]
    [InlineData("""{"data":{"limit":10,"limit_remaining":0,"is_management_key":false}}""", 200, HealthStatus.Unhealthy)]
    [InlineData("""{"data":{"limit":null,"limit_remaining":null,"is_management_key":false}}""", 200, HealthStatus.Healthy)]
    [InlineData("""{"error":{"code":401,"message":"No auth"}}""", 401, HealthStatus.Unhealthy)]
    public async Task Check_Key_SaysHowItStands(string body, int status, HealthStatus expected)
    {
        await using TestApp app = await StartAsync(5);
        app.Server.Enqueue(ScriptedAnswer.Json(body, (System.Net.HttpStatusCode)status));

        Assert.Equal(expected, await CheckAsync(app));
    }

    [Fact]
    public async Task Check_ManagementKey_CreditsCount()
    {
        await using TestApp app = await StartAsync(5);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{"limit":null,"limit_remaining":null,"is_management_key":true}}"""));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{"total_credits":10,"total_usage":9}}"""));

        Assert.Equal(HealthStatus.Degraded, await CheckAsync(app));
    }

    [Theory]
    [InlineData(500, HealthStatus.Unhealthy, "OpenRouter could not be asked for the credits.")]
    [InlineData(403, HealthStatus.Healthy, "The key works and has no limit.")]
    public async Task Check_CreditsCannotBeRead_SaysSoUnlessTheKeyMayNotAsk(int status, HealthStatus expected, string description)
    {
        await using TestApp app = await StartAsync(5, settings: new() { ["OpenRouter:MaxRetries"] = "0" });
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{"limit":null,"limit_remaining":null,"is_management_key":true}}"""));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"message":"no"}}""", (System.Net.HttpStatusCode)status));

        HealthCheckResult result = await Check(app).CheckHealthAsync(Context(app), TestContext.Current.CancellationToken);

        Assert.Equal((expected, description), (result.Status, result.Description));
    }

    [Fact]
    public async Task Check_ServiceKey_IsThatOfItsClient()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddKeyedOpenRouter("other", options =>
            {
                options.ApiKey = "sk-or-v1-other";
                options.Endpoint = new Uri("http://127.0.0.1:1/");
                options.MaxRetries = 0;
            });
            services.AddHealthChecks().AddOpenRouter().AddOpenRouter(name: "other", serviceKey: "other", failureStatus: HealthStatus.Degraded, tags: ["money"]);
        });

        HealthReport report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal((HealthStatus.Healthy, HealthStatus.Degraded), (report.Entries["openrouter"].Status, report.Entries["other"].Status));
        Assert.Equal("OpenRouter could not be asked for the key.", report.Entries["other"].Description);
        Assert.Equal(["money"], report.Entries["other"].Tags);
    }

    [Fact]
    public void Check_NegativeValues_AreRefused()
    {
        IHealthChecksBuilder builder = new ServiceCollection().AddHealthChecks();

        Assert.Equal("minimumCredits", Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOpenRouter(-1)).ParamName);
        Assert.Equal("lifetime", Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddOpenRouter(lifetime: TimeSpan.FromSeconds(-1))).ParamName);
    }

    [Fact]
    public async Task Check_AskedAgain_IsKeptForAMinute()
    {
        FakeTimeProvider time = new();
        await using TestApp app = await StartAsync(0, time);

        await CheckAsync(app);
        await CheckAsync(app);
        int before = app.Server.Requests.Count;
        time.Advance(TimeSpan.FromMinutes(1));
        await CheckAsync(app);

        Assert.Equal((1, 2), (before, app.Server.Requests.Count));
    }

    [Fact(Timeout = 60_000)]
    public async Task Check_NoAnswer_FailsInTimeAndIsKept()
    {
        FakeTimeProvider time = new();
        await using TestApp app = await StartAsync(0, time);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{}}""").StallAfter(0));

        Task<HealthCheckResult> check = Check(app).CheckHealthAsync(Context(app), TestContext.Current.CancellationToken);
        await AskedAsync(app);
        time.Advance(TimeSpan.FromSeconds(10));

        HealthCheckResult result = await check;
        Assert.Equal((HealthStatus.Unhealthy, "OpenRouter did not answer within 10 seconds."), (result.Status, result.Description));
        Assert.Equal(result, await Check(app).CheckHealthAsync(Context(app), TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = 60_000)]
    public async Task Check_ProbeLeaves_IsCancelledAndNotKept()
    {
        await using TestApp app = await StartAsync(0);
        app.Server.Enqueue(ScriptedAnswer.Json("""{"data":{}}""").StallAfter(0));
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        Task<HealthCheckResult> check = Check(app).CheckHealthAsync(Context(app), source.Token);
        await AskedAsync(app);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
        Assert.False(await app.Server.Requests[0].Completion.WaitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HealthStatus.Healthy, await CheckAsync(app));
    }

    private static OpenRouterHealthCheck Check(TestApp app) => app.Services.GetRequiredKeyedService<OpenRouterHealthCheck>("openrouter");

    private static HealthCheckContext Context(TestApp app) => new() { Registration = new("openrouter", Check(app), null, null) };

    private static async Task AskedAsync(TestApp app)
    {
        while (app.Server.Requests.Count == 0)
        {
            await Task.Yield();
        }
    }

    private static Task<TestApp> StartAsync(decimal minimum, TimeProvider? time = null, Dictionary<string, string?>? settings = null) => TestApp.StartAsync(
        services =>
        {
            services.AddSingleton(time ?? TimeProvider.System);
            services.AddHealthChecks().AddOpenRouter(minimum);
        },
        settings);

    private static async Task<HealthStatus> CheckAsync(TestApp app) =>
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries.Single().Value.Status;
}
