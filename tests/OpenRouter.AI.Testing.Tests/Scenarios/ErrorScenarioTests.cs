using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Scenarios;

/// <summary>The models that answer with an error.</summary>
public sealed class ErrorScenarioTests
{
    [Theory]
    [InlineData(400, "invalid_request")]
    [InlineData(402, "payment_required")]
    [InlineData(403, "permission_denied")]
    [InlineData(404, "not_found")]
    [InlineData(408, "timeout")]
    [InlineData(413, "payload_too_large")]
    [InlineData(422, "unprocessable")]
    [InlineData(429, "rate_limit_exceeded")]
    [InlineData(500, null)]
    [InlineData(502, "provider_unavailable")]
    [InlineData(503, "provider_overloaded")]
    [InlineData(504, "timeout")]
    [InlineData(529, "provider_overloaded")]
    public async Task Error_Status_ComesInTheEnvelopeAlsoForStreams(int expected, string? type)
    {
        await using EmulatorClient client = await StartAsync();

        (int status, JsonElement error) = await client.FailAsync(UserStream($"emulator/error-{expected}"));

        Assert.Equal(expected, status);
        Assert.Equal(expected, error.GetProperty("code").GetInt32());
        Assert.Equal(type, error.TryGetProperty("metadata", out JsonElement metadata) ? metadata.GetProperty("error_type").GetString() : null);
    }

    [Fact]
    public async Task Error402_MaxTokens_IsInTheMessage()
    {
        await using EmulatorClient client = await StartAsync();

        (_, JsonElement error) = await client.FailAsync(User("emulator/error-402", more: ",\"max_tokens\":800"));

        Assert.Contains("You requested up to 800 tokens, but can only afford 100", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Error403_Moderation_GivesReasons()
    {
        await using EmulatorClient client = await StartAsync();

        (_, JsonElement error) = await client.FailAsync(User("emulator/error-403"));

        Assert.Equal("misc", error.GetProperty("metadata").GetProperty("reasons")[0].GetString());
        Assert.Equal("Hello there", error.GetProperty("metadata").GetProperty("flagged_input").GetString());
    }

    [Theory]
    [InlineData("emulator/error-429")]
    [InlineData("emulator/error-503")]
    public async Task Error_Transient_SaysWhenToRetry(string model)
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await client.SendAsync(User(model));

        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Html502_Body_IsHtml()
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await client.SendAsync(User("emulator/html-502"));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task ErrorIn200_Body_IsOnlyAnError()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User("emulator/error-in-200"));
        EventList events = await client.StreamAsync(UserStream("emulator/error-in-200"));

        Assert.Equal(502, answer.GetProperty("error").GetProperty("code").GetInt32());
        Assert.False(answer.TryGetProperty("choices", out _));
        Assert.Equal(502, events.Chunks.Single().GetProperty("error").GetProperty("code").GetInt32());
        Assert.False(events.IsDone);
    }

    [Fact]
    public async Task ErrorMidStream_Streamed_ComesAfterText()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/error-mid-stream"));

        Assert.NotEmpty(events.Text);
        Assert.Equal("error", Finish(events.Chunks[^1]));
        Assert.Equal("provider_unavailable", events.Chunks[^1].GetProperty("error").GetProperty("metadata").GetProperty("error_type").GetString());
        Assert.False(events.IsDone);
    }

    [Fact]
    public async Task ErrorMidStream_Body_HasItOnTheChoice()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User("emulator/error-mid-stream"));

        Assert.Equal("error", Finish(answer));
        Assert.Equal(502, answer.GetProperty("choices")[0].GetProperty("error").GetProperty("code").GetInt32());
    }
}
