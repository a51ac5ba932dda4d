using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;

namespace OpenRouter.AI.Extensions.Tests.Registration;

public class HttpClientTests
{
    [Fact]
    public async Task L07_HttpClient_Timeout_IsInfinite()
    {
        await using TestApp app = await TestApp.StartAsync();

        Assert.Equal(Timeout.InfiniteTimeSpan, app.Services.GetRequiredService<IHttpClientFactory>().CreateClient("OpenRouter").Timeout);
    }

    [Fact]
    public async Task AddOpenRouter_OwnHandler_SeesTheRequests()
    {
        List<string> seen = [];
        await using TestApp app = await TestApp.StartAsync(services =>
        {
            services.AddOpenRouter().AddHttpMessageHandler(() => new SeeingHandler(seen));
            services.AddOpenRouterChatClient("emulator/echo");
        });

        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.EndsWith("/chat/completions", Assert.Single(seen), StringComparison.Ordinal);
    }

    private sealed class SeeingHandler(List<string> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(request.RequestUri!.AbsolutePath);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
