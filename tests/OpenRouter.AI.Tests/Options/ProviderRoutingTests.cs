using System;
using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI.Tests.Options;

public class ProviderRoutingTests
{
    public static TheoryData<string, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string name, (_, string json)) in Rows)
            {
                data.Add(name, json);
            }

            return data;
        }
    }

    private static Dictionary<string, (Action<ProviderRouting> Set, string Json)> Rows { get; } = new()
    {
        ["order"] = (p => p.Order = ["anthropic", "google-vertex/us-east5"], """{"order":["anthropic","google-vertex/us-east5"]}"""),
        ["fallbacks"] = (p => p.AllowFallbacks = false, """{"allow_fallbacks":false}"""),
        ["parameters"] = (p => p.RequireParameters = true, """{"require_parameters":true}"""),
        ["collection"] = (p => p.DataCollection = DataCollectionPolicy.Deny, """{"data_collection":"deny"}"""),
        ["zdr"] = (p => p.Zdr = true, """{"zdr":true}"""),
        ["distillable"] = (p => p.EnforceDistillableText = true, """{"enforce_distillable_text":true}"""),
        ["only"] = (p => p.Only = ["azure"], """{"only":["azure"]}"""),
        ["ignore"] = (p => p.Ignore = ["deepinfra"], """{"ignore":["deepinfra"]}"""),
        ["quantizations"] = (
            p => p.Quantizations = [Quantization.Integer8, Quantization.NvFp4, "int2"],
            """{"quantizations":["int8","nvfp4","int2"]}"""),
        ["sort word"] = (p => p.Sort = ProviderSort.Price, """{"sort":"price"}"""),
        ["sort newer word"] = (p => p.Sort = "beauty", """{"sort":"beauty"}"""),
        ["sort object"] = (
            p => p.Sort = ProviderSort.Throughput with { Partition = "none" },
            """{"sort":{"by":"throughput","partition":"none"}}"""),
        ["throughput number"] = (p => p.PreferredMinThroughput = 50, """{"preferred_min_throughput":50}"""),
        ["throughput percentiles"] = (
            p => p.PreferredMinThroughput = new() { P50 = 100, P90 = 50.5 },
            """{"preferred_min_throughput":{"p50":100,"p90":50.5}}"""),
        ["latency number"] = (p => p.PreferredMaxLatency = 0.5, """{"preferred_max_latency":0.5}"""),
        ["latency percentiles"] = (
            p => p.PreferredMaxLatency = new() { P75 = 2, P99 = 9 },
            """{"preferred_max_latency":{"p75":2,"p99":9}}"""),
        ["price"] = (
            p => p.MaxPrice = new() { Prompt = 1.10m, Completion = 2m, Request = 0.01m, Image = 0.5m, Audio = 3m },
            """{"max_price":{"prompt":1.10,"completion":2,"request":0.01,"image":0.5,"audio":3}}"""),
        ["newer key"] = (
            p => p.AdditionalProperties = new Dictionary<string, JsonElement> { ["color"] = JsonElement.Parse("\"red\"") },
            """{"color":"red"}"""),
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void ToJson_OneKey_HasTheNameAndShapeOfTheWire(string name, string json)
    {
        var options = new OpenRouterRequestOptions { Provider = new() };
        Rows[name].Set(options.Provider);

        JsonAssert.Equal($$"""{"provider":{{json}}}""", options.ToJson());
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void FromJson_OneKey_ComesBackEqual(string name, string json)
    {
        var options = new OpenRouterRequestOptions { Provider = new() };
        Rows[name].Set(options.Provider);

        JsonAssert.Equal($$"""{"provider":{{json}}}""", OpenRouterRequestOptions.FromJson(options.ToJson()).ToJson());
    }

    [Fact]
    public void FromJson_NullsOfTheWire_ReadAsNotSet()
    {
        OpenRouterRequestOptions options = OpenRouterRequestOptions.FromJson(
            JsonElement.Parse("""{"provider":{"sort":null,"only":null,"preferred_max_latency":{"p50":null,"p90":3}}}"""));

        JsonAssert.Equal("""{"provider":{"preferred_max_latency":{"p90":3}}}""", options.ToJson());
    }
}
