using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class WholeUsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\"usage\":null")]
    [InlineData("\"usage\":7")]
    public async Task E04_Usage_MissingOrNull_IsNull(string usage)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\"", more: usage));

        Assert.Null(response.Usage);
        Assert.Null(response.GetOpenRouterMetadata()!.Cost);
    }

    [Fact]
    public async Task E04_Usage_NullNumbers_AreNull()
    {
        UsageDetails usage = await UsageAsync("""
            {"prompt_tokens":null,"completion_tokens":null,"total_tokens":null,"cost":null,"is_byok":null,
             "prompt_tokens_details":{"cached_tokens":null},"completion_tokens_details":null,"cost_details":{"upstream_inference_cost":null}}
            """);

        Assert.Null(usage.InputTokenCount);
        Assert.Null(usage.OutputTokenCount);
        Assert.Null(usage.TotalTokenCount);
        Assert.Null(usage.CachedInputTokenCount);
        Assert.Null(usage.ReasoningTokenCount);
        Assert.Null(usage.AdditionalCounts);
    }

    [Theory]
    [InlineData("{\"prompt_tokens\":10.0,\"completion_tokens\":20.4,\"total_tokens\":3.04e1}")]
    [InlineData("{\"prompt_tokens\":\"10\",\"completion_tokens\":\"20\",\"total_tokens\":\"30\"}")]
    [InlineData("{\"prompt_tokens\":\"10.0\",\"completion_tokens\":\"2e1\",\"total_tokens\":30}")]
    [InlineData("{\"prompt_tokens\":10,\"completion_tokens\":20}")]
    public async Task E04_Usage_FloatsAndStrings_AreRead(string wire)
    {
        UsageDetails usage = await UsageAsync(wire);

        Assert.Equal(10, usage.InputTokenCount);
        Assert.Equal(20, usage.OutputTokenCount);
        Assert.Equal(30, usage.TotalTokenCount);
    }

    [Theory]
    [InlineData("\"many\"")]
    [InlineData("1e300")]
    [InlineData("[1]")]
    [InlineData("true")]
    public async Task E04_Usage_NoNumber_IsNull(string wire)
    {
        UsageDetails usage = await UsageAsync("{\"prompt_tokens\":" + wire + ",\"completion_tokens\":5}");

        Assert.Null(usage.InputTokenCount);
        Assert.Equal(5, usage.OutputTokenCount);
    }

    [Fact]
    public async Task E05_Usage_CachedReasoningIncluded()
    {
        UsageDetails usage = await UsageAsync("""
            {"prompt_tokens":10,"completion_tokens":20,"total_tokens":30,
             "prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":3,"audio_tokens":2,"video_tokens":1},
             "completion_tokens_details":{"reasoning_tokens":7,"image_tokens":5,"audio_tokens":6},
             "server_tool_use":{"web_search_requests":2}}
            """);

        Assert.Equal(10, usage.InputTokenCount);
        Assert.Equal(4, usage.CachedInputTokenCount);
        Assert.Equal(20, usage.OutputTokenCount);
        Assert.Equal(7, usage.ReasoningTokenCount);
        Assert.Equal(30, usage.TotalTokenCount);
        Assert.Equal(
            "openrouter:cache_write_tokens=3, openrouter:input_audio_tokens=2, openrouter:input_video_tokens=1, "
            + "openrouter:output_audio_tokens=6, openrouter:output_image_tokens=5, openrouter:web_search_requests=2",
            string.Join(", ", usage.AdditionalCounts!.Select(static count => count.Key + "=" + count.Value).Order()));
    }

    [Theory]
    [InlineData("1.4e-07", "0.00000014", 140)]
    [InlineData("0", "0", 0)]
    [InlineData("0.0012", "0.0012", 1_200_000)]
    [InlineData("\"0.5\"", "0.5", 500_000_000)]
    [InlineData("123.456789012345678", "123.456789012345678", 123_456_789_012)]
    public async Task E06_Cost(string wire, string cost, long nano)
    {
        ChatResponse response = await AnswerScript.WholeAsync(
            AnswerScript.Body("\"content\":\"a\"", more: "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"cost\":" + wire + "}"));

        decimal expected = decimal.Parse(cost, CultureInfo.InvariantCulture);
        Assert.Equal(expected, Assert.IsType<decimal>(response.AdditionalProperties!["openrouter:cost"]));
        Assert.Equal(nano, response.Usage!.AdditionalCounts!["openrouter:cost_nano_usd"]);
        Assert.Equal(expected, response.GetOpenRouterMetadata()!.Cost);
    }

    [Fact]
    public async Task E07_ProviderAndNative()
    {
        ChatResponse response = await AnswerScript.WholeAsync("""
            {"id":"gen-1","model":"m","provider":"Acme Cloud","service_tier":"default","system_fingerprint":"fp_1",
             "choices":[{"finish_reason":"stop","native_finish_reason":"end_turn","message":{"content":"a"}}],
             "usage":{"cost":0.25,"is_byok":true,"cost_details":{"upstream_inference_cost":1.5,"upstream_inference_prompt_cost":1}},
             "openrouter_metadata":{"strategy":"direct"}}
            """);

        AdditionalPropertiesDictionary properties = response.AdditionalProperties!;
        Assert.Equal("gen-1", properties["openrouter:generation_id"]);
        Assert.Equal("Acme Cloud", properties["openrouter:provider"]);
        Assert.Equal("end_turn", properties["openrouter:native_finish_reason"]);
        Assert.Equal("default", properties["openrouter:service_tier"]);
        Assert.Equal("fp_1", properties["openrouter:system_fingerprint"]);
        Assert.Equal(true, properties["openrouter:is_byok"]);
        Assert.Equal(1.5m, properties["openrouter:upstream_cost"]);
        JsonAssert.Equal("""{"strategy":"direct"}""", Assert.IsType<JsonElement>(properties["openrouter:routing"]));
    }

    [Fact]
    public async Task E08_AdditionalProperties_JsonSafe()
    {
        ChatResponse response = await AnswerScript.WholeAsync("""
            {"id":"gen-1","created":1750000000,"model":"m","provider":"Acme","service_tier":"default","system_fingerprint":"fp_1",
             "choices":[{"finish_reason":"tool_calls","native_finish_reason":"tool_use","logprobs":{"content":[{"token":"a","logprob":-0.1}]},
               "message":{"content":"a","reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm","signature":"s","index":0}],
                 "annotations":[{"type":"file","file":{"hash":"h","content":[{"type":"text","text":"t"}]}},
                   {"type":"url_citation","url_citation":{"url":"https://a.test/","title":"A","content":"c","start_index":0,"end_index":1}}],
                 "tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{ \"a\": [1, null, \"x\"] }"}}]}}],
             "usage":{"prompt_tokens":1,"completion_tokens":2,"cost":1.4e-07,"is_byok":false,"cost_details":{"upstream_inference_cost":0.5}},
             "openrouter_metadata":{"strategy":"direct"}}
            """);
        JsonTypeInfo type = WithoutReflection().GetTypeInfo(typeof(ChatResponse));

        string json = JsonSerializer.Serialize(response, type);
        var back = (ChatResponse)JsonSerializer.Deserialize(json, type)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, type));
        Assert.Equal(0.00000014m, back.GetOpenRouterMetadata()!.Cost);
        Assert.Equal(0.5m, back.GetOpenRouterMetadata()!.UpstreamCost);
        Assert.Equal("tool_use", back.GetOpenRouterMetadata()!.NativeFinishReason);
        TextReasoningContent reasoning = Assert.Single(back.Messages[0].Contents.OfType<TextReasoningContent>());
        Assert.Equal("""[{"type":"reasoning.text","text":"hm","signature":"s","index":0}]""", reasoning.ProtectedData);
    }

    private static JsonSerializerOptions WithoutReflection()
    {
        var options = new JsonSerializerOptions(AIJsonUtilities.DefaultOptions);
        foreach (IJsonTypeInfoResolver resolver in options.TypeInfoResolverChain.OfType<DefaultJsonTypeInfoResolver>().ToList())
        {
            options.TypeInfoResolverChain.Remove(resolver);
        }

        options.MakeReadOnly();
        return options;
    }

    private static async Task<UsageDetails> UsageAsync(string usage)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\"", more: "\"usage\":" + usage));
        Assert.NotNull(response.Usage);
        return response.Usage;
    }
}
