using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Testing.WebApp;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>An application that knows nothing of the emulator, in a <c>WebApplicationFactory</c>.</summary>
public sealed class WebApplicationTests
{
    private static readonly Uri Question = new("/ask?question=weather", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AddOpenRouterEmulator_Application_TalksToTheEmulatorWithTheEmulatorsKey()
    {
        await using WebApplicationFactory<EntryPoint> plain = new();
        await using WebApplicationFactory<EntryPoint> application = plain.WithWebHostBuilder(
            static builder => builder.ConfigureTestServices(static services => services.AddOpenRouterEmulator()));
        using HttpClient browser = application.CreateClient();
        OpenRouterEmulator server = application.Services.GetRequiredService<OpenRouterEmulator>();
        server.Chat.When(message: "weather").Reply("Sunny.");

        Assert.Equal("Sunny.", await browser.GetStringAsync(Question, Token));
        Assert.Equal("Bearer " + server.ApiKey, server.Chat.AssertSingle().Headers["Authorization"]);
        Assert.StartsWith("9.9", await browser.GetStringAsync(new Uri("/credits", UriKind.Relative), Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("noargs")]
    [InlineData("later")]
    [InlineData("nested")]
    [InlineData("own")]
    public async Task UseOpenRouterEmulator_HoweverTheApplicationIsConfigured_ItTalksToTheRunningEmulator(string shape)
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Chat.Reply("Rainy.");
        await using WebApplicationFactory<EntryPoint> any = new();
        await using WebApplicationFactory<EntryPoint> plain = any.WithWebHostBuilder(builder => builder.UseSetting("shape", shape));
        await using WebApplicationFactory<EntryPoint> application = plain.WithWebHostBuilder(builder => builder.UseOpenRouterEmulator(server));
        using HttpClient browser = application.CreateClient();

        Assert.Equal("Rainy.", await browser.GetStringAsync(Question, Token));
        RecordedRequest request = server.Chat.AssertReceived(1, model: "openai/gpt-5", message: "weather").Single();
        Assert.Equal("Bearer " + server.ApiKey, request.Headers["Authorization"]);

        // For clients that make their own connections.
        IConfiguration configuration = application.Services.GetRequiredService<IConfiguration>();
        Assert.Equal((server.Endpoint.ToString(), server.ApiKey), (configuration["OpenRouter:Endpoint"], configuration["OpenRouter:ApiKey"]));
    }

    [Fact]
    public async Task UseOpenRouterEmulator_ApplicationWithAGatewayThatNobodyNamed_FailsInsteadOfSendingItsKey()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        await using WebApplicationFactory<EntryPoint> plain = new();
        await using WebApplicationFactory<EntryPoint> application = plain.WithWebHostBuilder(builder => builder.UseSetting("shape", "unknown").UseOpenRouterEmulator(server));
        using HttpClient browser = application.CreateClient();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => browser.GetStringAsync(Question, Token));
        Assert.Contains("gateway.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseOpenRouterEmulator_GatewayAmongItsRedirectedEndpoints_TakesItsRequests()
    {
        OpenRouterEmulatorOptions options = new();
        options.RedirectedEndpoints.Add(new Uri("https://gateway.invalid/open/v1"));
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(options, Token);
        server.Chat.Reply("Cloudy.");
        await using WebApplicationFactory<EntryPoint> plain = new();
        await using WebApplicationFactory<EntryPoint> application = plain.WithWebHostBuilder(builder => builder.UseSetting("shape", "unknown").UseOpenRouterEmulator(server));
        using HttpClient browser = application.CreateClient();

        Assert.Equal("Cloudy.", await browser.GetStringAsync(Question, Token));
    }
}
