using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>Where the requests of an application under test go. What would leave it is caught by a handler: nothing gets to the network.</summary>
public sealed class RedirectHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://openrouter.ai/api/v1/models?limit=1", "/api/v1/models?limit=1")]
    [InlineData("https://eu.openrouter.ai/api/v1/chat/completions", "/api/v1/chat/completions")]
    [InlineData("https://US.OpenRouter.ai/api/v1/key", "/api/v1/key")]
    [InlineData("https://gateway.example.com/open/v1/chat/completions?x=1", "/api/v1/chat/completions?x=1")]
    [InlineData("https://second.example.com:8443/embeddings", "/api/v1/embeddings")]
    [InlineData("https://third.example.com/v1/credits", "/api/v1/credits")]
    public async Task Request_ForOpenRouter_GoesToTheEmulatorWithItsKey(string address, string path)
    {
        HttpRequestMessage sent = await SendAsync(address, "sk-or-v1-real");

        Assert.True(sent.RequestUri!.IsLoopback);
        Assert.Equal(path, sent.RequestUri.PathAndQuery);
        Assert.StartsWith("sk-or-v1-emulator", sent.Headers.Authorization?.Parameter, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://openrouter.ai.example.com/api/v1/models")]
    [InlineData("https://myopenrouter.ai/api/v1/models")]
    [InlineData("https://gateway.example.com/opener/chat/completions")]
    [InlineData("https://fourth.example.com/v1/chat/completions")]
    public async Task Request_WithAKeyToAnotherMachine_IsNotSent(string address)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(address, "sk-or-v1-real"));

        Assert.Contains(new Uri(address).Host, error.Message, StringComparison.Ordinal);
        Assert.Contains("RedirectedEndpoints", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("v1-real", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_OutsideOfAuthorization_IsExchangedToo()
    {
        Catching caught = new();
        await using ServiceProvider provider = Services(caught);
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using HttpRequestMessage request = Request("https://openrouter.ai/api/v1/models?k=sk-or-v1-real&limit=1", "sk-or-v1-real");
        request.Headers.Add("X-Api-Key", "sk-or-v1-real");
        request.Content = new StringContent("{}");
        request.Content.Headers.Add("X-Content-Key", "sk-or-v1-real");

        using HttpResponseMessage response = await http.SendAsync(request, Token);

        Assert.DoesNotContain("v1-real", caught.Request!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("sk-or-v1-emulator", caught.Request.Headers.GetValues("X-Api-Key").Single(), StringComparison.Ordinal);
        Assert.EndsWith("&limit=1", caught.Request.RequestUri!.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://other.example.com/v1/sk-or-v1-real/models", "X-A", "a")]
    [InlineData("https://other.example.com/v1/models?k=sk%2Dor-v1-real", "X-A", "a")]
    [InlineData("https://other.example.com/v1/models", "X-Api-Key", "sk-or-v1-real")]
    [InlineData("https://other.example.com/v1/models", "Content-Language", "sk-or-v1-real")]
    [InlineData("https://other.example.com/v1/models", "Proxy-Authorization", "Basic dTpzay1vci12MS1yZWFs")]
    public async Task Key_AnywhereInTheHeadOfARequestToAnotherMachine_IsNotSent(string address, string header, string value)
    {
        Catching caught = new();
        await using ServiceProvider provider = Services(caught);
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new StringContent("{}") };
        Assert.True(request.Headers.TryAddWithoutValidation(header, value) || request.Content.Headers.TryAddWithoutValidation(header, value));

        await Assert.ThrowsAsync<InvalidOperationException>(() => http.SendAsync(request, Token));
        Assert.Null(caught.Request);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Proxy_OfAClient_IsNotAskedForTheEmulator(bool isSockets)
    {
        WebProxy proxy = new("http://127.0.0.1:9");
        using SocketsHttpHandler sockets = new() { Proxy = proxy };
        using HttpClientHandler plain = new() { Proxy = proxy };
        ServiceCollection services = new();
        services.AddHttpClient("any").ConfigurePrimaryHttpMessageHandler(() => isSockets ? sockets : plain);
        services.AddOpenRouterEmulator();
        await using ServiceProvider provider = services.BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("any");

        IWebProxy used = (isSockets ? sockets.Proxy : plain.Proxy)!;
        Assert.True(used.IsBypassed(new Uri("http://127.0.0.1:5000/api/v1/models")));
        Assert.False(used.IsBypassed(new Uri("https://api.example.com")));
        Assert.Equal(proxy.Address, used.GetProxy(new Uri("https://api.example.com")));
        http.BaseAddress = new Uri("https://openrouter.ai/api/v1/");
        Assert.Contains("emulator/echo", await http.GetStringAsync(new Uri("models", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1234/api/v1/models", "sk-or-v1-real")]
    [InlineData("https://api.example.com/weather", "another-key")]
    public async Task Request_ForOthers_StaysAsItIs(string address, string key)
    {
        HttpRequestMessage sent = await SendAsync(address, key);

        Assert.Equal(new Uri(address), sent.RequestUri);
        Assert.Equal(key, sent.Headers.Authorization?.Parameter);
    }

    [Theory]
    [InlineData("https://openrouter.ai/api/v1/models")]
    [InlineData("https://third.example.com/v1/models")]
    public void Send_WithoutAsync_GoesToTheEmulatorToo(string address)
    {
        Catching caught = new();
        using ServiceProvider provider = Services(caught);
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using HttpRequestMessage request = Request(address, "sk-or-v1-real");

        using HttpResponseMessage response = http.Send(request, Token);

        Assert.True(caught.Request!.RequestUri!.IsLoopback);
        Assert.StartsWith("sk-or-v1-emulator", caught.Request.Headers.Authorization?.Parameter, StringComparison.Ordinal);
    }

    [Fact]
    public void Send_WithoutAsyncWithAKeyToAnotherMachine_IsNotSent()
    {
        Catching caught = new();
        using ServiceProvider provider = Services(caught);
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using HttpRequestMessage request = Request("https://fourth.example.com/v1/models", "sk-or-v1-real");

        Assert.Throws<InvalidOperationException>(() => http.Send(request, Token));
        Assert.Null(caught.Request);
    }

    [Theory]
    [InlineData("https://fourth.example.com/v1/models", false)]
    [InlineData("https://openrouter.ai/api/v1/models", true)]
    public async Task Request_OfAHandlerOfTheApplication_IsSeenAsItWouldLeave(string address, bool isRedirected)
    {
        Catching caught = new();
        await using ServiceProvider provider = Services(caught, services =>
        {
            services.AddHttpClient("any").AddHttpMessageHandler(() => new Sending(address));
            services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(address));
        });
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using HttpRequestMessage request = Request("https://api.example.com/first", "another-key");

        Task<HttpResponseMessage> sending = http.SendAsync(request, Token);

        if (isRedirected)
        {
            (await sending).Dispose();
            Assert.True(caught.Request!.RequestUri!.IsLoopback);
            Assert.StartsWith("sk-or-v1-emulator", caught.Request.Headers.Authorization?.Parameter, StringComparison.Ordinal);
        }
        else
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => sending);
            Assert.Null(caught.Request);
        }
    }

    [Fact]
    public void Emulator_BeforeTheHostRuns_StartsWhenItIsTaken()
    {
        using ServiceProvider services = new ServiceCollection().AddOpenRouterEmulator().BuildServiceProvider();

        Assert.True(services.GetRequiredService<OpenRouterEmulator>().Endpoint.IsLoopback);
    }

    private static async Task<HttpRequestMessage> SendAsync(string address, string key)
    {
        Catching caught = new();
        await using ServiceProvider provider = Services(caught);
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient("any");
        using HttpRequestMessage request = Request(address, key);
        using HttpResponseMessage response = await http.SendAsync(request, Token);
        return caught.Request!;
    }

    private static HttpRequestMessage Request(string address, string key) =>
        new(HttpMethod.Get, address) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    private static ServiceProvider Services(Catching caught, Action<IServiceCollection>? configure = null)
    {
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["OpenRouter:Endpoint"] = "https://gateway.example.com/open/v1/",
            ["OpenRouter:Fast:Endpoint"] = "https://second.example.com:8443",
        }).Build());
        services.AddHttpClient("any").ConfigurePrimaryHttpMessageHandler(() => caught);
        configure?.Invoke(services);
        services.AddOpenRouterEmulator(static options => options.RedirectedEndpoints.Add(new Uri("https://third.example.com/v1")));
        return services.BuildServiceProvider();
    }

    /// <summary>A handler that decides late where a request goes, and with which key.</summary>
    private sealed class Sending(string address) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(address);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "sk-or-v1-real");
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>A filter of the application that puts its handler last.</summary>
    private sealed class Filter(string address) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Add(new Sending(address));
        };
    }

    private sealed class Catching : HttpMessageHandler
    {
        public HttpRequestMessage? Request { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Request = request;
            return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
        }
    }
}
