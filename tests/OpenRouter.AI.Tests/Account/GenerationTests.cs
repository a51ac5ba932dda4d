using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Account;

public sealed class GenerationTests
{
    private const string Missing = """{"error":{"message":"Generation gen-1 not found","code":404}}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetGeneration_EveryField_IsRead()
    {
        const string Data = """
            {"id":"gen-1","request_id":"req-1","upstream_id":"up-1","session_id":"s","preset_id":"p","workspace_id":"w","app_id":12,
            "external_user":"u","origin":"https://app","http_referer":"https://ref","user_agent":"agent","model":"a/b","provider_name":"P",
            "router":"openrouter/auto","data_region":"europe","api_type":"completions","service_tier":"flex","is_byok":false,"streamed":true,
            "cancelled":false,"response_cache_source_id":"gen-0","created_at":"2025-12-27T21:02:37.87881+00:00","finish_reason":"stop",
            "native_finish_reason":"end_turn","total_cost":1.9e-05,"usage":"0.000019","upstream_inference_cost":0,"cache_discount":-0.5,
            "tokens_prompt":1,"tokens_completion":2,"native_tokens_prompt":3,"native_tokens_completion":4,"native_tokens_reasoning":5,
            "native_tokens_cached":6,"native_tokens_completion_images":7,"num_media_prompt":8,"num_media_completion":9,
            "num_input_audio_prompt":10,"num_search_results":11,"num_fetches":12,"web_search_engine":"exa","latency":719,
            "generation_time":10302.5,"moderation_latency":null,"new":{"a":1},
            "provider_responses":[{"id":"x","endpoint_id":"e","model_permaslug":"a/b-1","provider_name":"P","status":429,"latency":5,"is_byok":true,
            "routed_service_tier":"priority"},{"status":null}]}
            """;
        ScriptedHandler handler = new ScriptedHandler().Answer("{\"data\":" + Data + "}");
        using OpenRouterClient client = AccountWire.Client(handler);

        OpenRouterGeneration record = await client.GetGenerationAsync("gen-1", Token);

        Assert.Equal("https://host.test/api/v1/generation?id=gen-1", handler.Requests.Single().Uri.AbsoluteUri);
        Assert.Equal(("gen-1", "req-1", "up-1", "s", "p", "w", 12L), (
            record.Id, record.RequestId, record.UpstreamId, record.SessionId, record.PresetId, record.WorkspaceId, record.AppId));
        Assert.Equal(("u", "https://app", "https://ref", "agent", "a/b", "P", "openrouter/auto"), (
            record.ExternalUser, record.Origin, record.HttpReferer, record.UserAgent, record.Model, record.ProviderName, record.Router));
        Assert.Equal((DataRegion.Europe, "completions", ServiceTier.Flex, false, true, false), (
            record.DataRegion, record.ApiType, record.ServiceTier, record.IsByok, record.IsStreamed, record.IsCancelled));
        Assert.Equal(("gen-0", "stop", "end_turn", "exa"), (
            record.ResponseCacheSourceId, record.FinishReason, record.NativeFinishReason, record.WebSearchEngine));
        Assert.Equal(DateTimeOffset.Parse("2025-12-27T21:02:37.87881Z", null), record.CreatedAt);
        Assert.Equal((0.000019m, 0.000019m, 0m, -0.5m), (record.TotalCost, record.Usage, record.UpstreamInferenceCost, record.CacheDiscount));
        long?[] counts =
        [
            record.TokensPrompt, record.TokensCompletion, record.NativeTokensPrompt, record.NativeTokensCompletion,
            record.NativeTokensReasoning, record.NativeTokensCached, record.NativeTokensCompletionImages, record.MediaPromptCount,
            record.MediaCompletionCount, record.InputAudioPromptCount, record.SearchResultCount, record.FetchCount,
        ];
        Assert.Equal(Enumerable.Range(1, 12).Select(static number => (long?)number), counts);
        Assert.Equal(TimeSpan.FromMilliseconds(719), record.Latency);
        Assert.Equal(TimeSpan.FromMilliseconds(10302.5), record.GenerationTime);
        Assert.Null(record.ModerationLatency);
        OpenRouterGenerationAttempt attempt = record.Attempts[0];
        Assert.Equal(("x", "e", "a/b-1", "P", 429, true), (
            attempt.Id, attempt.EndpointId, attempt.ModelSlug, attempt.ProviderName, attempt.Status, attempt.IsByok));
        Assert.Equal((TimeSpan.FromMilliseconds(5), ServiceTier.Priority), (attempt.Latency, attempt.ServiceTier));
        Assert.Null(record.Attempts[1].Status);
        JsonAssert.Equal(Data, record.RawRepresentation);
    }

    [Fact]
    public async Task GetGeneration_OldRecord_LeavesTheRestNull()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer("""{"data":{"id":"gen-1","provider_responses":null}}"""));

        OpenRouterGeneration record = await client.GetGenerationAsync("gen-1", Token);

        Assert.Empty(record.Attempts);
        Assert.Equal((null, null, null), (record.TotalCost, record.Latency, record.ServiceTier));
    }

    [Theory]
    [InlineData("gen 1&x=/", "gen%201%26x%3D%2F")]
    public async Task GetGeneration_Id_IsEscaped(string id, string sent)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("""{"data":{"id":"gen-1"}}""");
        using OpenRouterClient client = AccountWire.Client(handler);

        await client.GetGenerationAsync(id, Token);

        Assert.Equal("?id=" + sent, handler.Requests.Single().Uri.Query);
    }

    [Fact]
    public async Task GetGeneration_LastingFailure_IsRaisedAfterSixRequests()
    {
        ScriptedHandler handler = new();
        for (int request = 0; request < 6; request++)
        {
            handler.Answer(Missing, 404);
        }

        using OpenRouterClient client = AccountWire.Client(handler, retries: 2);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => client.GetGenerationAsync("gen-1", Token));

        Assert.Equal("Generation gen-1 not found (404)", failure.Message);
        Assert.Equal(6, handler.Requests.Count);
    }

    [Fact]
    public async Task GetGeneration_WithoutRetries_IsAskedOnce()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Missing, 404);
        using OpenRouterClient client = AccountWire.Client(handler);

        await Assert.ThrowsAsync<OpenRouterException>(() => client.GetGenerationAsync("gen-1", Token));

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task GetGeneration_PageWith404_IsNotRepeated()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("<html><title>Not here</title></html>", 404, "text/html");
        using OpenRouterClient client = AccountWire.Client(handler, retries: 2);

        await Assert.ThrowsAsync<OpenRouterException>(() => client.GetGenerationAsync("gen-1", Token));

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task GetGeneration_CancelledWhileWaiting_Ends()
    {
        FakeTimeProvider time = new();
        ScriptedHandler handler = new ScriptedHandler().Answer(Missing, 404);
        using OpenRouterClient client = AccountWire.Client(handler, time, retries: 2);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<OpenRouterGeneration> task = client.GetGenerationAsync("gen-1", source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(524)]
    [InlineData(529)]
    public async Task GetGeneration_DocumentedStatus_IsRaisedWithItsCause(int status)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.Failure(status, "The cause"), status));

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => client.GetGenerationAsync("gen-1", Token));

        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.StartsWith("The cause", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task GetGeneration_NoId_IsRefused(string id)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());

        await Assert.ThrowsAsync<ArgumentException>(() => client.GetGenerationAsync(id, Token));
    }
}
