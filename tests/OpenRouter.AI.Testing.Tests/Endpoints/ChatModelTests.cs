using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

/// <summary>Which model answers to which name.</summary>
public sealed class ChatModelTests
{
    [Theory]
    [InlineData("anthropic/claude-sonnet-4.5", "anthropic/claude-4.5-sonnet-20250929")]
    [InlineData("openai/gpt-4o-mini:nitro", "openai/gpt-4o-mini-2024-07-18")]
    [InlineData("openrouter/auto", "openai/gpt-4o-mini-2024-07-18")]
    public async Task Model_Known_AnswersUnderItsDatedSlug(string model, string slug)
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User(model));

        Assert.Equal(slug, answer.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Model_Free_CostsNothing()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User("openai/gpt-4o-mini:free"));

        Assert.Equal(0m, answer.GetProperty("usage").GetProperty("cost").GetDecimal());
    }

    [Theory]
    [InlineData("no/such-model")]
    [InlineData("emulator/unheard-of")]
    [InlineData("openai/gpt-4o-mini:fancy")]
    public async Task Model_Unknown_Gives400(string model)
    {
        await using EmulatorClient client = await StartAsync();

        (int status, JsonElement error) = await client.FailAsync(UserStream(model));

        Assert.Equal(400, status);
        Assert.Equal(model + " is not a valid model ID", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Model_Absent_IsEcho()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync("""{"messages":[{"role":"user","content":"Hi"}]}""");

        Assert.Equal("emulator/echo", answer.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Models_FirstFails_NextAnswers()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User("emulator/error-502", more: ",\"models\":[\"emulator/error-429\",\"emulator/echo\"]"));

        Assert.Equal("emulator/echo", answer.GetProperty("model").GetString());
    }
}
