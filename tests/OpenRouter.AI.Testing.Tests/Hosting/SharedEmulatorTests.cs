using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>Tests that share an emulator and begin with an empty one.</summary>
public sealed class SharedEmulatorTests : IClassFixture<OpenRouterEmulatorFixture>, IDisposable
{
    private readonly OpenRouterEmulator _server;
    private readonly OpenRouterClient _client;

    public SharedEmulatorTests(OpenRouterEmulatorFixture fixture)
    {
        _server = fixture.Server;
        _server.Reset();
        _client = new OpenRouterClient(new OpenRouterClientOptions { ApiKey = _server.ApiKey, Endpoint = _server.Endpoint, MaxRetries = 0 });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    public async Task Reset_BetweenTests_ForgetsRulesAndRequests(string text)
    {
        _server.Chat.When(nth: 1).Reply(text);

        ChatResponse response = await _client.AsIChatClient("any/model").GetResponseAsync("hi", cancellationToken: Token);

        Assert.Equal(text, response.Text);
        _server.AnyEndpoint.AssertSingle();
    }

    [Fact]
    public async Task AssertReceived_Others_ListsWhatWasReceived()
    {
        await _client.AsIChatClient("emulator/echo").GetResponseAsync("What is the time?", cancellationToken: Token);

        EmulatorAssertionException failure = Assert.Throws<EmulatorAssertionException>(() => _server.Chat.AssertReceived(1, message: "weather"));

        Assert.Equal(
            "Expected 1 requests to chat/completions, message with 'weather', but there were 0. Received:\n"
            + "    POST /api/v1/chat/completions, model emulator/echo: What is the time?",
            failure.Message);
        Assert.Contains(
            "Expected messages[0].role to be \"system\", but it is \"user\"",
            Assert.Throws<EmulatorAssertionException>(() => _server.Chat.AssertSingle().AssertBody("messages[0].role", "\"system\"")).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(_server.ApiKey, _server.Chat.AssertSingle().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_Nth_CountsFromTheLastReset()
    {
        await _client.AsIChatClient("emulator/echo").GetResponseAsync("one", cancellationToken: Token);
        _server.Reset();
        _server.Chat.When(nth: 2).Reply("second");

        await _client.AsIChatClient("emulator/echo").GetResponseAsync("one", cancellationToken: Token);

        Assert.Equal("second", (await _client.AsIChatClient("emulator/echo").GetResponseAsync("two", cancellationToken: Token)).Text);
        Assert.True(_server.PeakConnections > 0);
    }

    [Fact]
    public async Task Requests_BeyondTheirLimit_ForgetTheOldest()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(new OpenRouterEmulatorOptions { MaxRecordedRequests = 2 }, Token);
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint });
        server.Chat.When(nth: 4).Reply("fourth");
        string last = "";
        foreach (string text in (string[])["one", "two", "three", "four"])
        {
            last = (await client.AsIChatClient("emulator/echo").GetResponseAsync(text, cancellationToken: Token)).Text;
        }

        Assert.Equal(["three", "four"], server.Requests.Select(request => request.LastMessage));
        Assert.Equal("fourth", last);
    }
}
