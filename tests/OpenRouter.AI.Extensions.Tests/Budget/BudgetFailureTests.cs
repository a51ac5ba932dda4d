using System;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>What was set aside is given back when the request was never sent, and kept when nobody knows.</summary>
public class BudgetFailureTests
{
    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    public static TheoryData<Exception, bool> Failures => new()
    {
        { new HttpRequestException(HttpRequestError.NameResolutionError), true },
        { new HttpRequestException(HttpRequestError.ConnectionError), true },
        { new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)), true },
        { new BrokenCircuitException(), true },
        { new HttpRequestException(HttpRequestError.ResponseEnded), false },
        { new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)), false },
        { new TimeoutRejectedException(), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task Failure_OfTheWay_IsGivenBackWhenNothingWasSent(Exception failure, bool unsent)
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddOpenRouter(static options => options.MaxRetries = 0).AddHttpMessageHandler(() => new FailingHandler(failure));
            services.AddOpenRouterChatClient("emulator/echo").UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger);
        });

        await Assert.ThrowsAnyAsync<Exception>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(unsent, await _ledger.SpentAsync("all") == 0);
    }

    [Fact]
    public async Task Endpoint_NobodyListens_IsGivenBack()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddOpenRouter(static options => (options.MaxRetries, options.Endpoint) = (0, new Uri("http://127.0.0.1:1/api/v1")));
            services.AddOpenRouterChatClient("emulator/echo").UseOpenRouterBudget(budget => budget.AddScope("all", 1m).Ledger = _ledger);
        });

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(0, await _ledger.SpentAsync("all"));
    }

    /// <summary>Lets the catalog through.</summary>
    private sealed class FailingHandler(Exception failure) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.Method == HttpMethod.Post ? Task.FromException<HttpResponseMessage>(failure) : base.SendAsync(request, cancellationToken);
    }
}
