using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
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

    [Fact]
    public async Task UseOpenRouterEmulator_Application_TalksToTheRunningEmulator()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Chat.Reply("Rainy.");
        await using WebApplicationFactory<EntryPoint> plain = new();
        await using WebApplicationFactory<EntryPoint> application = plain.WithWebHostBuilder(builder => builder.UseOpenRouterEmulator(server));
        using HttpClient browser = application.CreateClient();

        Assert.Equal("Rainy.", await browser.GetStringAsync(Question, Token));
        server.Chat.AssertReceived(1, model: "openai/gpt-5", message: "weather");
    }
}
