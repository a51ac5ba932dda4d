using System;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;

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
}
