using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.GettingStarted;

/// <summary>The test in the README, as a new user writes it: the packages and xunit, nothing else.</summary>
public sealed class WeatherTests
{
    [Fact]
    public async Task Question_IsAnswered()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        server.Chat.When(message: "weather").Fail(Fault.RateLimited(RetryHint.BodySeconds, System.TimeSpan.FromMilliseconds(10))).Once();
        server.Chat.When(message: "weather").Reply("Sunny.");
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint });
        IChatClient chat = client.AsIChatClient("openai/gpt-5");

        ChatResponse response = await chat.GetResponseAsync("How is the weather?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("Sunny.", response.Text);
        server.Chat.AssertReceived(2)[0].AssertBody("messages[0].content", "\"How is the weather?\"");
    }
}
