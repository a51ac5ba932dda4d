using System;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Metadata;

public class OpenRouterResponseExtensionsTests
{
    private const string Trace = """
        {"requested":"a/b","strategy":"fallback","region":null,"summary":"s","attempt":2,"is_byok":false,
         "endpoints":{"total":2,"available":[{"provider":"P","model":"a/b","selected":true,"weight":1}]},
         "params":{"version_group":"v","quality_floor":0.5,"throughput_floor":10,"other":[1]},
         "attempts":[{"provider":"Q","model":"a/b","status":503}],
         "pipeline":[{"type":"plugin","name":"web","summary":"x","data":{"k":1},"cost_usd":0.004,"guardrail_id":"g","guardrail_scope":"org"}],
         "weather":"fine"}
        """;

    [Fact]
    public void GetOpenRouterMetadata_ClrValues_AreRead() => AssertFull(Full().GetOpenRouterMetadata());

    [Fact]
    public void GetOpenRouterMetadata_AfterJson_IsTheSame()
    {
        string json = JsonSerializer.Serialize(Full(), AIJsonUtilities.DefaultOptions);
        ChatResponse back = JsonSerializer.Deserialize<ChatResponse>(json, AIJsonUtilities.DefaultOptions)!;

        Assert.IsType<JsonElement>(back.AdditionalProperties!["openrouter:cost"]);
        AssertFull(back.GetOpenRouterMetadata());
    }

    [Fact]
    public void GetOpenRouterMetadata_OnUpdate_IsRead()
    {
        var update = new ChatResponseUpdate { AdditionalProperties = Full().AdditionalProperties };

        AssertFull(update.GetOpenRouterMetadata());
    }

    [Fact]
    public void GetOpenRouterMetadata_NoKeys_IsNull()
    {
        Assert.Null(new ChatResponse().GetOpenRouterMetadata());
        Assert.Null(new ChatResponse { AdditionalProperties = new() { ["cost"] = 1m } }.GetOpenRouterMetadata());
        Assert.Null(new ChatResponseUpdate().GetOpenRouterMetadata());
    }

    public static TheoryData<object?, string?> Costs => new()
    {
        { 1.4e-7, "0.00000014" }, { 2L, "2" }, { 2, "2" }, { 0.5f, "0.5" }, { "0.25", "0.25" }, { null, null }, { double.NaN, null },
        { 1e300, null }, { true, null }, { "dear", null },
    };

    [Theory]
    [MemberData(nameof(Costs))]
    public void GetOpenRouterMetadata_CostInAnyNumber_IsRead(object? value, string? expected)
    {
        var response = new ChatResponse { AdditionalProperties = new() { ["openrouter:cost"] = value } };

        Assert.Equal(expected is null ? null : decimal.Parse(expected, null), response.GetOpenRouterMetadata()!.Cost);
    }

    [Theory]
    [InlineData("1.4e-07", "0.00000014")]
    [InlineData("0.000123456789012345678", "0.000123456789012345678")]
    [InlineData("\"0.5\"", "0.5")]
    [InlineData("null", null)]
    [InlineData("{}", null)]
    [InlineData("1e300", null)]
    public void GetOpenRouterMetadata_CostInJson_IsRead(string json, string? expected)
    {
        var response = new ChatResponse { AdditionalProperties = new() { ["openrouter:cost"] = JsonElement.Parse(json) } };

        Assert.Equal(expected is null ? null : decimal.Parse(expected, null), response.GetOpenRouterMetadata()!.Cost);
    }

    [Fact]
    public void GetOpenRouterMetadata_SpanInAnyForm_IsRead()
    {
        object[] forms = [60L, 60.0, 60, TimeSpan.FromMinutes(1), JsonElement.Parse("60"), JsonElement.Parse("\"00:01:00\"")];

        Assert.All(forms, form => Assert.Equal(
            TimeSpan.FromMinutes(1),
            new ChatResponse { AdditionalProperties = new() { ["openrouter:cache_age"] = form } }.GetOpenRouterMetadata()!.CacheAge));
    }

    [Fact]
    public void GetOpenRouterMetadata_ValuesOfAnotherShape_AreNull()
    {
        var response = new ChatResponse
        {
            AdditionalProperties = new()
            {
                ["openrouter:provider"] = 3,
                ["openrouter:is_byok"] = "yes",
                ["openrouter:routing"] = JsonElement.Parse("""{"attempt":"many"}"""),
                ["openrouter:cache_age"] = 1e300,
                ["openrouter:logprobs"] = JsonElement.Parse("null"),
            },
        };

        OpenRouterResponseMetadata metadata = response.GetOpenRouterMetadata()!;

        Assert.Equal(
            (null, null, null, null, null),
            (metadata.Provider, metadata.IsByok, metadata.Routing, metadata.CacheAge, metadata.Logprobs));
    }

    [Fact]
    public void GetOpenRouterCost_Loop_IsTheSum()
    {
        var usage = new UsageDetails { AdditionalCounts = new() { ["openrouter:cost_nano_usd"] = 140 } };
        usage.Add(new UsageDetails { AdditionalCounts = new() { ["openrouter:cost_nano_usd"] = 2_000_000_000 } });

        Assert.Equal(2.00000014m, usage.GetOpenRouterCost());
        Assert.Null(new UsageDetails().GetOpenRouterCost());
        Assert.Null(new UsageDetails { AdditionalCounts = new() { ["other"] = 1 } }.GetOpenRouterCost());
    }

    [Fact]
    public void Extensions_Null_Throw()
    {
        Assert.Throws<ArgumentNullException>("response", () => ((ChatResponse)null!).GetOpenRouterMetadata());
        Assert.Throws<ArgumentNullException>("update", () => ((ChatResponseUpdate)null!).GetOpenRouterMetadata());
        Assert.Throws<ArgumentNullException>("usage", () => ((UsageDetails)null!).GetOpenRouterCost());
    }

    private static ChatResponse Full() => new()
    {
        AdditionalProperties = new()
        {
            ["openrouter:generation_id"] = "gen-1",
            ["openrouter:provider"] = "Amazon Bedrock",
            ["openrouter:cost"] = 0.00000014m,
            ["openrouter:upstream_cost"] = 0.5m,
            ["openrouter:is_byok"] = true,
            ["openrouter:native_finish_reason"] = "end_turn",
            ["openrouter:service_tier"] = "flex",
            ["openrouter:system_fingerprint"] = "fp",
            ["openrouter:routing"] = JsonElement.Parse(Trace),
            ["openrouter:cache_status"] = "HIT",
            ["openrouter:cache_age"] = 12L,
            ["openrouter:cache_ttl"] = 288L,
            ["openrouter:cache_source_id"] = "gen-0",
            ["openrouter:logprobs"] = JsonElement.Parse("""{"content":[]}"""),
        },
    };

    private static void AssertFull(OpenRouterResponseMetadata? metadata)
    {
        Assert.NotNull(metadata);
        Assert.Equal(
            ("gen-1", "Amazon Bedrock", 0.00000014m, 0.5m, true, "end_turn", "flex"),
            (metadata.GenerationId, metadata.Provider, metadata.Cost, metadata.UpstreamCost, metadata.IsByok, metadata.NativeFinishReason,
                metadata.ServiceTier));
        Assert.Equal(
            ("fp", "HIT", TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(288), "gen-0"),
            (metadata.SystemFingerprint, metadata.CacheStatus, metadata.CacheAge, metadata.CacheTimeToLive, metadata.CacheSourceId));
        JsonAssert.Equal("""{"content":[]}""", metadata.Logprobs!.Value);
        AssertTrace(metadata.Routing);
    }

    private static void AssertTrace(OpenRouterRoutingTrace? trace)
    {
        Assert.NotNull(trace);
        Assert.Equal(
            ("a/b", "fallback", null, "s", 2, false),
            (trace.Requested, trace.Strategy, trace.Region, trace.Summary, trace.Attempt, trace.IsByok));
        Assert.Equal(2, trace.Endpoints?.Total);
        OpenRouterRoutingEndpoint endpoint = Assert.Single(trace.Endpoints!.Available!);
        Assert.Equal(("P", "a/b", true), (endpoint.Provider, endpoint.Model, endpoint.Selected));
        JsonAssert.Equal("1", endpoint.AdditionalProperties!["weight"]);
        Assert.Equal(("v", 0.5, 10), (trace.Params!.VersionGroup, trace.Params.QualityFloor, trace.Params.ThroughputFloor));
        JsonAssert.Equal("[1]", trace.Params.AdditionalProperties!["other"]);
        OpenRouterRoutingAttempt attempt = Assert.Single(trace.Attempts!);
        Assert.Equal(("Q", "a/b", 503), (attempt.Provider, attempt.Model, attempt.Status));
        OpenRouterPipelineStage stage = Assert.Single(trace.Pipeline!);
        Assert.Equal(
            ("plugin", "web", "x", 0.004m, "g", "org"),
            (stage.Type, stage.Name, stage.Summary, stage.CostUsd, stage.GuardrailId, stage.GuardrailScope));
        JsonAssert.Equal("""{"k":1}""", stage.Data!.Value);
        JsonAssert.Equal("\"fine\"", trace.AdditionalProperties!["weather"]);
    }
}
