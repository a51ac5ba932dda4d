using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;
using Polly;
using Polly.Timeout;

namespace OpenRouter.AI.Extensions.Tests.Registration;

public class ResilienceTests
{
    [Fact]
    public async Task StandardHandler_ClientRetriesOff_RequestIsRepeatedByTheHandlerAlone()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddOpenRouter(static options => options.MaxRetries = 0).AddStandardResilienceHandler(static handler =>
            {
                handler.Retry.MaxRetryAttempts = 1;
                handler.Retry.Delay = TimeSpan.FromMilliseconds(1);
                handler.AttemptTimeout.Timeout = TimeSpan.FromMinutes(5);
                handler.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(15);
                handler.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(10);
            });
            services.AddOpenRouterChatClient("emulator/error-503");
        });

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, app.Server.Requests.Count);
    }

    [Fact]
    public async Task StandardHandlerForAllClients_Removed_OnlyTheOwnOneRepeats()
    {
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.ConfigureHttpClientDefaults(static http => http.AddStandardResilienceHandler(static handler => handler.Retry.Delay = TimeSpan.FromMilliseconds(1)));
            services.AddOpenRouter(static options => options.MaxRetries = 0).RemoveAllResilienceHandlers().AddStandardResilienceHandler(static handler =>
            {
                handler.Retry.MaxRetryAttempts = 1;
                handler.Retry.Delay = TimeSpan.FromMilliseconds(1);
            });
            services.AddOpenRouterChatClient("emulator/error-503");
        });

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(2, app.Server.Requests.Count);
    }

    [Fact]
    public async Task StandardHandler_ClientRetriesOff_ErrorInA200IsNotRepeated()
    {
        await using TestApp app = await TestApp.StartAsync(static services =>
        {
            services.AddOpenRouter(static options => options.MaxRetries = 0).AddStandardResilienceHandler();
            services.AddOpenRouterChatClient("emulator/echo");
        });
        app.Server.Chat.When().Fail(Fault.ErrorIn200()).Once();

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Single(app.Server.Requests);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StandardHandler_AnswerTakesFourMinutes_IsGivenOnlyWithLongTimeouts(bool isLong)
    {
        FakeTimeProvider time = new();
        HoldingHandler holding = new();
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddOpenRouter(static options => options.MaxRetries = 0).AddStandardResilienceHandler(handler =>
            {
                handler.Retry.ShouldHandle = static _ => PredicateResult.False();
                if (isLong)
                {
                    handler.AttemptTimeout.Timeout = TimeSpan.FromMinutes(5);
                    handler.TotalRequestTimeout.Timeout = TimeSpan.FromMinutes(15);
                    handler.CircuitBreaker.SamplingDuration = TimeSpan.FromMinutes(10);
                }
            });
            services.AddOpenRouter().AddHttpMessageHandler(() => holding);
            services.AddOpenRouterChatClient("emulator/echo");
        });

        Task<ChatResponse> answer = app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);
        await holding.Begun;
        time.Advance(TimeSpan.FromMinutes(4));
        holding.Release();

        Exception? failure = await Record.ExceptionAsync(() => answer);
        Assert.Equal(isLong ? null : typeof(TimeoutRejectedException), failure?.GetType());
    }

    private sealed class HoldingHandler : DelegatingHandler
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Task Begun => _begun.Task;

        internal void Release() => _free.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            _begun.SetResult();
            await _free.Task;
            cancellationToken.ThrowIfCancellationRequested();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
