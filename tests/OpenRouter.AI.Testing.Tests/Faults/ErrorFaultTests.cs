using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>What each fault that reports an error says, in the shapes of the service.</summary>
public sealed class ErrorFaultTests : IAsyncLifetime
{
    private FaultyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FaultyServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(Asked.ChatStream)]
    [InlineData(Asked.Responses)]
    [InlineData(Asked.Embeddings)]
    public async Task Http_Errors_ComeInTheirShapes(Asked asked)
    {
        RawAnswer status = await _server.AskAsync(Fault.Status(402), asked);
        Assert.Equal((402, 402), (status.Status, Error(status).GetProperty("code").GetInt32()));
        RawAnswer error = await _server.AskAsync(Fault.Error((HttpStatusCode)418, "odd", """{"a":1}"""), asked);
        Assert.Equal((418, "odd", 1), (error.Status, Error(error).GetProperty("message").GetString(), Error(error).GetProperty("metadata").GetProperty("a").GetInt32()));
        RawAnswer unavailable = await _server.AskAsync(Fault.Unavailable("region_restricted"), asked);
        Assert.Equal((403, "region_restricted"), (unavailable.Status, Error(unavailable).GetProperty("availability").GetProperty("code").GetString()));
        RawAnswer guardrail = await _server.AskAsync(Fault.Guardrail(), asked);
        Assert.Equal((403, 1), (guardrail.Status, Error(guardrail).GetProperty("metadata").GetProperty("patterns").GetArrayLength()));
        RawAnswer zod = await _server.AskAsync(Fault.ValidationEnvelope(), asked);
        Assert.Equal((400, "ZodError"), (zod.Status, Error(zod).GetProperty("name").GetString()));
        RawAnswer html = await _server.AskAsync(Fault.Html(503), asked);
        Assert.Equal((503, "text/html; charset=UTF-8", true), (html.Status, html.Header("Content-Type"), html.Body.StartsWith("<!DOCTYPE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RateLimited_EachHint_StandsInItsPlaceAndNowhereElse()
    {
        foreach (RetryHint hint in Enum.GetValues<RetryHint>())
        {
            RawAnswer answer = await _server.AskAsync(Fault.RateLimited(hint, TimeSpan.FromSeconds(7)), Asked.Chat);
            JsonElement error = Error(answer);
            JsonElement metadata = error.GetProperty("metadata");
            bool[] places =
            [
                int.TryParse(answer.Header("Retry-After"), out int seconds) && seconds == 7,
                DateTimeOffset.TryParseExact(answer.Header("Retry-After"), "R", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                answer.Header("X-RateLimit-Reset") is not null,
                metadata.TryGetProperty("headers", out JsonElement headers) && headers.TryGetProperty("Retry-After", out JsonElement after) && after.GetString() == "7",
                metadata.TryGetProperty("headers", out headers) && headers.TryGetProperty("X-RateLimit-Reset", out _),
                metadata.TryGetProperty("retry_after_seconds", out JsonElement wait) && wait.GetInt32() == 7,
                error.TryGetProperty("availability", out JsonElement availability) && availability.GetProperty("retry_after").GetInt32() == 7,
            ];

            Assert.Equal(429, answer.Status);
            Assert.Equal(Enumerable.Range(1, 7).Select(place => place == (int)hint), places);
        }
    }

    [Theory]
    [InlineData(Asked.ChatStream)]
    [InlineData(Asked.Chat)]
    [InlineData(Asked.ResponsesStream)]
    [InlineData(Asked.Embeddings)]
    public async Task ErrorIn200_Answer_IsNothingElse(Asked asked)
    {
        RawAnswer answer = await _server.AskAsync(Fault.ErrorIn200(429), asked);

        JsonElement json = answer.Events.Length > 0 ? Support.EmulatorClient.Parse(Assert.Single(answer.Events)) : answer.Json;
        Assert.Equal((200, 429), (answer.Status, json.GetProperty("error").GetProperty("code").GetInt32()));
        Assert.False(json.TryGetProperty("choices", out _));
    }

    [Theory]
    [InlineData(MidStreamError.Bare, 1, 0, "error")]
    [InlineData(MidStreamError.FinishError, 1, 1, "response.failed")]
    [InlineData(MidStreamError.NoChoices, 1, 0, "response.error")]
    [InlineData(MidStreamError.FinishStop, 2, 1, "response.failed")]
    public async Task ErrorAfter_EachForm_ComesBehindTheEvents(MidStreamError form, int more, int choices, string type)
    {
        string[] chat = (await _server.AskAsync(Fault.ErrorAfter(2, form))).Events;
        Assert.Equal(2 + more, chat.Length);
        JsonElement error = Support.EmulatorClient.Parse(chat[2]);
        Assert.Equal(502, error.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(choices, error.TryGetProperty("choices", out JsonElement list) ? list.GetArrayLength() : 0);

        string[] responses = (await _server.AskAsync(Fault.ErrorAfter(2, form), Asked.ResponsesStream)).Events;
        Assert.Equal(type, Support.EmulatorClient.Parse(responses[2]).GetProperty("type").GetString());
        Assert.Equal(3, responses.Length);
    }

    /// <summary>The end of an answer at the limit of tokens, told as an error too.</summary>
    [Theory]
    [InlineData(2, "one two three four five six")]
    [InlineData(99, FaultyServer.Text)]
    public async Task ErrorAfter_UsageChunk_IsTheEndAtTheLimit(int events, string said)
    {
        string[] chat = (await _server.AskAsync(Fault.ErrorAfter(events, MidStreamError.UsageChunk))).Events;

        Assert.Equal("[DONE]", chat[^1]);
        JsonElement finish = Support.EmulatorClient.Parse(chat[^3]);
        Assert.False(finish.TryGetProperty("error", out _));
        Assert.Equal("length", Support.EmulatorClient.Finish(finish));
        JsonElement last = Support.EmulatorClient.Parse(chat[^2]);
        Assert.Null(Support.EmulatorClient.Finish(last));
        Assert.Equal((400, "Token limit reached"), (last.GetProperty("error").GetProperty("code").GetInt32(), last.GetProperty("error").GetProperty("message").GetString()));
        Assert.True(last.GetProperty("usage").GetProperty("total_tokens").GetInt32() > 0);
        Assert.Equal(said, string.Concat(chat[..^1].Select(Support.EmulatorClient.Parse).Select(static chunk => chunk.GetProperty("choices")[0].GetProperty("delta").GetProperty("content").GetString())));

        string[] responses = (await _server.AskAsync(Fault.ErrorAfter(events, MidStreamError.UsageChunk), Asked.ResponsesStream)).Events;

        Assert.Equal("[DONE]", responses[^1]);
        JsonElement end = Support.EmulatorClient.Parse(responses[^2]);
        Assert.Equal("response.incomplete", end.GetProperty("type").GetString());
        Assert.Equal("max_output_tokens", end.GetProperty("response").GetProperty("incomplete_details").GetProperty("reason").GetString());
        Assert.Equal(JsonValueKind.Object, end.GetProperty("response").GetProperty("usage").ValueKind);
        Assert.DoesNotContain(responses, static data => data.Contains("response.completed", StringComparison.Ordinal));
    }

    /// <summary>A client takes it for the end that it is.</summary>
    [Theory]
    [InlineData(Asked.ChatStream, 2)]
    [InlineData(Asked.ResponsesStream, 6)]
    public async Task ErrorAfter_UsageChunk_IsALengthToAClient(Asked asked, int events)
    {
        _server.Server.AnyEndpoint.Fail(Fault.ErrorAfter(events, MidStreamError.UsageChunk));
        _server.Server.AnyEndpoint.Reply(FaultyServer.Text);
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = _server.Server.ApiKey, Endpoint = _server.Server.Endpoint });
        IChatClient chat = asked == Asked.ChatStream ? client.AsIChatClient("any/model") : client.AsIResponsesChatClient("any/model");

        ChatResponse response = await chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken)
            .ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("one two three four five six", ChatFinishReason.Length), (response.Text, response.FinishReason));
        Assert.True(response.Usage?.TotalTokenCount > 0);
    }

    [Fact]
    public async Task ErrorAfter_Body_StandsBesideWhatWasSaid()
    {
        JsonElement choice = (await _server.AskAsync(Fault.ErrorAfter(2), Asked.Chat)).Json.GetProperty("choices")[0];
        Assert.Equal((502, FaultyServer.Text), (choice.GetProperty("error").GetProperty("code").GetInt32(), choice.GetProperty("message").GetProperty("content").GetString()));
        Assert.Equal("failed", (await _server.AskAsync(Fault.ErrorAfter(2), Asked.Responses)).Json.GetProperty("status").GetString());
        Assert.Equal(502, Error(await _server.AskAsync(Fault.ErrorAfter(2), Asked.Embeddings)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task ErrorAfter_MoreThanThereAre_ComesInThePlaceOfTheEndMark()
    {
        string[] events = (await _server.AskAsync(Fault.ErrorAfter(99))).Events;

        Assert.DoesNotContain("[DONE]", events);
        Assert.True(Support.EmulatorClient.Parse(events[^1]).TryGetProperty("error", out _));
    }

    private static JsonElement Error(RawAnswer answer) => answer.Json.GetProperty("error");
}
