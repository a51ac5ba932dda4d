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
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync();
        server.Chat.When(message: "weather").Fail(Fault.Status(502)).Once();            // the first try fails as the service fails
        server.Chat.When(message: "weather").Reply("Sunny.");
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint });

        ChatResponse response = await client.AsIChatClient("openai/gpt-5").GetResponseAsync("How is the weather?");

        Assert.Equal("Sunny.", response.Text);
        server.Chat.AssertReceived(2);
    }
}
