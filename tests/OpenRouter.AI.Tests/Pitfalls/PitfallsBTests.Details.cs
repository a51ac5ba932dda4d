using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace OpenRouter.AI.Tests.Pitfalls;

// What an error says, and what it means for another attempt.
public partial class PitfallsBTests
{
    [Theory]
    [InlineData("\"Quota exceeded\"")]
    [InlineData("\"{\\\"error\\\":{\\\"message\\\":\\\"Quota exceeded\\\"}}\"")]
    [InlineData("{\"error\":{\"message\":\"Quota exceeded\"}}")]
    public async Task B7_UsefulMessageInRaw_IsShown(string raw)
    {
        foreach ((string provider, string prefix) in new[] { ("\"Google\"", "[Google] "), ("null", "") })
        {
            string body = "{\"error\":{\"code\":429,\"message\":\"Provider returned error\",\"metadata\":{\"provider_name\":"
                + provider + ",\"raw\":" + raw + "}}}";
            foreach (bool streams in new[] { false, true })
            {
                (OpenRouterException failure, _) = await Trap.FailAsync(streams, body, 429);

                Assert.Equal(prefix + "Quota exceeded (429)", failure.Message);
                Assert.Equal("Quota exceeded", failure.ProviderMessage);
            }
        }
    }

    [Theory]
    [InlineData("{}", "7")]
    [InlineData("{\"metadata\":{\"headers\":{\"Retry-After\":\"7\"}}}", null)]
    [InlineData("{\"metadata\":{\"retry_after_seconds\":7}}", null)]
    [InlineData("{\"availability\":{\"code\":\"rate_limited\",\"retry_after\":7}}", null)]
    [InlineData("{\"metadata\":{\"headers\":{\"X-RateLimit-Reset\":\"RESET\"}}}", null)]
    public async Task B8_RetryHint_IsFoundEverywhere(string error, string? header)
    {
        // The clock of the client stands at its start.
        string reset = (new FakeTimeProvider().GetUtcNow().ToUnixTimeMilliseconds() + 7000).ToString(CultureInfo.InvariantCulture);
        string body = "{\"error\":{\"code\":429,\"message\":\"slow down\"" + (error == "{}" ? "}" : "," + error[1..]) + "}";
        (string Name, string Value)[] headers = header is null ? [] : [("Retry-After", header)];
        foreach (bool streams in new[] { false, true })
        {
            (OpenRouterException failure, _) =
                await Trap.FailAsync(streams, body.Replace("RESET", reset, StringComparison.Ordinal), 429, headers: headers);

            Assert.Equal(TimeSpan.FromSeconds(7), failure.RetryAfter);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B9_AvailabilityWithoutCode_IsRead(bool streams)
    {
        const string Body = """
            {"error":{"message":"No endpoints","error_type":"not_found","http_status":404,"availability":{"code":"constraint_filtered","retryable":false,
             "requested_models":["a/b"],"constraint":{"field":"max_price","detail":"too dear"},"docs_url":"https://docs.test/errors"}}}
            """;

        foreach (int status in new[] { 404, 200 })
        {
            (OpenRouterException failure, _) = await Trap.FailAsync(streams, Body, status);

            Assert.Equal("No endpoints (404, not_found)", failure.Message);
            Assert.Null(failure.ErrorCode);
            Assert.Equal(HttpStatusCode.NotFound, failure.StatusCode);
            Assert.False(failure.IsTransient);
            OpenRouterModelAvailability availability = failure.Availability!;
            Assert.Equal("constraint_filtered", availability.Code!.Value.Value);
            Assert.False(availability.Retryable);
            Assert.Equal(["a/b"], availability.RequestedModels);
            Assert.Equal("max_price", availability.Constraint!.Field);
            Assert.Equal("too dear", availability.Constraint.Detail);
            Assert.Equal(new Uri("https://docs.test/errors"), availability.DocsUrl);
        }
    }

    [Theory]
    [InlineData("null", "Invalid request (400, invalid_prompt)")]
    [InlineData("{\"raw\":\"[{\\\"code\\\":\\\"invalid_union\\\",\\\"path\\\":[\\\"input\\\"],\\\"message\\\":\\\"Invalid input\\\"}]\"}", "input: Invalid input (400, invalid_prompt)")]
    public async Task B10_WordAsCodeAndMetadataBesideTheError_AreRead(string metadata, string message)
    {
        string body = "{\"error\":{\"code\":\"invalid_prompt\",\"message\":\"Invalid request\"},\"metadata\":" + metadata + "}";
        foreach (bool streams in new[] { false, true })
        {
            (OpenRouterException failure, _) = await Trap.FailAsync(streams, body, 400);

            Assert.Equal(message, failure.Message);
            Assert.Equal("invalid_prompt", failure.ErrorCode);
            Assert.False(failure.IsTransient);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B11_NotFound_SaysWhyAndIsNotTriedAgain(bool streams)
    {
        const string Why = "No endpoints found matching your data policy. Configure: https://openrouter.ai/settings/privacy";
        using Trap trap = new(retries: 2);
        trap.Service.Answer("{\"error\":{\"code\":404,\"message\":\"" + Why + "\"}}", 404);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams));

        Assert.Equal(Why + " (404)", failure.Message);
        Assert.False(failure.IsTransient);
        Assert.Single(trap.Service.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B12_PaymentRequired_SpeaksOfMaxTokens(bool streams)
    {
        using Trap trap = new(retries: 2);
        trap.Service.Answer("""{"error":{"code":402,"message":"This request requires more credits. You can only afford 1,234"}}""", 402);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams));

        Assert.Contains("max_tokens", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1234, failure.AffordableMaxTokens);
        Assert.False(failure.IsTransient);
        Assert.Single(trap.Service.Requests);
    }

    [Fact]
    public async Task B12_Limit_IsSentOnlyWhenSet()
    {
        JsonAssert.Equal(
            """{"model":"vendor/model","messages":[{"role":"user","content":"hi"}]}""", await Trap.SentAsync(new ChatOptions()));
        JsonAssert.Equal(
            """{"model":"vendor/model","max_completion_tokens":64,"messages":[{"role":"user","content":"hi"}]}""",
            await Trap.SentAsync(new ChatOptions { MaxOutputTokens = 64 }));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B13_Attempts_AreCountedAndCarryNoIdempotencyKey(bool streams)
    {
        using Trap trap = new(retries: 1);
        const string Body = """{"error":{"code":502,"message":"Provider disconnected"}}""";
        trap.Service.Answer(Body, 502).Answer(Body, 502).Answer(Body, 502);

        await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams));

        Assert.Equal(2, trap.Service.Requests.Count);
        Assert.Equal(trap.Service.Requests[0].Body, trap.Service.Requests[1].Body);
        Assert.DoesNotContain(trap.Service.Requests[0].Headers.Keys, static name => name.Contains("Idempotency", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task B13_AfterOutput_NothingIsTriedAgain()
    {
        using Trap trap = new(retries: 2);
        trap.Service.Answer(
            Answers.Cut(Answers.Text("so far"), """{"error":{"code":503,"message":"overloaded"},"choices":[]}"""), mediaType: EventStream);
        List<ChatResponseUpdate> before = [];

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.CollectAsync(before));

        Assert.Equal("so far", Trap.Text(before));
        Assert.True(failure.IsTransient);
        Assert.Single(trap.Service.Requests);
    }
}
