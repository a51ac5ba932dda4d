using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class AnswerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task J02_Base64AndFloat()
    {
        float[] vector = [0.1f, -2.5e-7f, 3f, float.MaxValue, float.Epsilon, -0f];
        var packed = await EmbeddingScript.GenerateAsync(EmbeddingScript.Body(EmbeddingScript.Row(0, EmbeddingScript.Base64(vector))));
        string numbers = "[0.1,-2.5e-7,3,3.4028235E+38,1.401298464324817e-45,-0]";
        var written = await EmbeddingScript.GenerateAsync(EmbeddingScript.Body(EmbeddingScript.Row(0, numbers)));
        Assert.Equal(Bits(vector), Bits(packed[0].Vector()));
        Assert.Equal(Bits(vector), Bits(written[0].Vector()));
    }

    [Fact]
    public async Task J02_Base64_EscapedSlash_IsDecoded()
    {
        string base64 = EmbeddingScript.Base64(BitConverter.Int32BitsToSingle(0x3F3FFFFF), 1f);
        Assert.Contains('/', base64);
        var result = await EmbeddingScript.GenerateAsync(EmbeddingScript.Body(EmbeddingScript.Row(0, base64.Replace("/", "\\/", StringComparison.Ordinal))));
        Assert.Equal([BitConverter.Int32BitsToSingle(0x3F3FFFFF), 1f], result[0].Vector());
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("d\\uDE00ta")]
    [InlineData("embed\\ud83ding")]
    public async Task J02_NameWithHalfACharacter_IsPassedOver(string name)
    {
        string row = EmbeddingScript.Row(0, EmbeddingScript.Base64(0.5f));
        var result = await EmbeddingScript.GenerateAsync(EmbeddingScript.Body(row.Insert(1, $"\"{name}\":1,")).Insert(1, $"\"{name}\":[2],"));
        Assert.Equal([0.5f], result[0].Vector());
    }

    [Theory]
    [InlineData("\"AAAA\"", "is no base64 of floats")]
    [InlineData("\"AACAPw\"", "is no base64 of floats")]
    [InlineData("\"AACAP*==\"", "is no base64 of floats")]
    [InlineData("\"AA\\nCAPw==\"", "is no base64 of floats")]
    [InlineData("\"AA==AA==\"", "is no base64 of floats")]
    [InlineData("\"====\"", "is no base64 of floats")]
    [InlineData("\"AACA\\uDE00=\"", "is no base64 of floats")]
    [InlineData("\"\"", "is missing or empty")]
    [InlineData("\"AACAfw==\"", "not finite")]
    [InlineData("\"AADAfw==\"", "not finite")]
    [InlineData("[]", "is missing or empty")]
    [InlineData("null", "is missing or empty")]
    [InlineData("{}", "is missing or empty")]
    [InlineData("7", "is missing or empty")]
    [InlineData("[1e39]", "not finite")]
    [InlineData("[1,-1e999]", "not finite")]
    [InlineData("[1,null]", "no number")]
    [InlineData("[NaN]", "no number")]
    [InlineData("[\"1\"]", "no number")]
    [InlineData("[[1]]", "no number")]
    [InlineData("[1,]", "no number")]
    [InlineData("[,1]", "no number")]
    [InlineData("[01]", "no number")]
    [InlineData("[1.]", "no number")]
    [InlineData("[.5]", "no number")]
    [InlineData("[+1]", "no number")]
    [InlineData("[1e]", "no number")]
    [InlineData("[-]", "no number")]
    [InlineData("[1 2]", "no number")]
    public async Task J02_Vector_Malformed_IsRaised(string vector, string why)
    {
        OpenRouterException exception = await EmbeddingScript.FailAsync(EmbeddingScript.Body(EmbeddingScript.Row(0), EmbeddingScript.Row(1, vector)), 2);
        Assert.Contains("the vector of its entry 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        Assert.False(exception.IsTransient);
    }

    [Fact]
    public async Task J07_OutOfOrderIndex_MissingIndex()
    {
        var sorted = await EmbeddingScript.GenerateAsync(
            EmbeddingScript.Body(EmbeddingScript.Row(2, "[2]"), EmbeddingScript.Row(0, "[0]"), EmbeddingScript.Row(1, "[1]")), 3);
        Assert.Equal([0f, 1f, 2f], sorted.Select(static embedding => embedding.Vector()[0]));
        var positional = await EmbeddingScript.GenerateAsync(
            EmbeddingScript.Body("""{"embedding":[5]}""", """{"embedding":[6],"index":null}""", """{"embedding":[7],"object":{"index":[{}]}}"""), 3);
        Assert.Equal([5f, 6f, 7f], positional.Select(static embedding => embedding.Vector()[0]));
    }

    [Theory]
    [InlineData(0, 0, "two embeddings with index 0")]
    [InlineData(0, 2, "an embedding with index 2 for 2 inputs")]
    [InlineData(-1, 0, "an embedding with index -1")]
    public async Task J07_Index_TwiceOrOutOfRange_IsRaised(int first, int second, string why)
    {
        OpenRouterException exception = await EmbeddingScript.FailAsync(EmbeddingScript.Body(EmbeddingScript.Row(first), EmbeddingScript.Row(second)), 2);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        Assert.Equal(("gen-emb-1", "Acme"), (exception.GenerationId, exception.ProviderName));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 2)]
    public async Task J08_CountMismatch(int rows, int inputs)
    {
        OpenRouterException exception = await EmbeddingScript.FailAsync(
            EmbeddingScript.Body([.. Enumerable.Range(0, rows).Select(static index => EmbeddingScript.Row(index))]), inputs);
        Assert.Equal($"[Acme] The service gave an invalid answer: it has {rows} embeddings for {inputs} inputs", exception.Message);
    }

    [Fact]
    public async Task Dimensions_DifferOrNotThoseAskedFor_IsRaised()
    {
        OpenRouterException differing = await EmbeddingScript.FailAsync(EmbeddingScript.Body(EmbeddingScript.Row(0, "[1,2]"), EmbeddingScript.Row(1, "[1]")), 2);
        Assert.Contains("differ in length (2 and 1)", differing.Message, StringComparison.Ordinal);
        OpenRouterException other = await EmbeddingScript.FailAsync(
            EmbeddingScript.Body(EmbeddingScript.Row(0, "[1,2]")), 1, new EmbeddingGenerationOptions { Dimensions = 3 });
        Assert.Contains("a vector of 2 dimensions, and 3 were asked for", other.Message, StringComparison.Ordinal);
        Assert.False(other.IsTransient);
    }

    [Theory]
    [InlineData("""{"error":{"code":429,"message":"Slow down","metadata":{"provider_name":"Acme"}},"user_id":"u"}""", "[Acme] Slow down (429)", 429)]
    [InlineData("""{"data":null,"error":{"code":502,"message":"Upstream died"}}""", "Upstream died (502)", 502)]
    [InlineData("""{"data":[{"embedding":[1]}],"error":{"code":500,"message":"Half done"}}""", "Half done (500)", 500)]
    [InlineData("""{"error":"plain words"}""", "plain words", null)]
    public async Task J13_Error200(string body, string message, int? status)
    {
        OpenRouterException exception = await EmbeddingScript.FailAsync("\n   \n" + body);
        Assert.Equal(message, exception.Message);
        Assert.Equal((HttpStatusCode?)status, exception.StatusCode);
        Assert.True(exception.ErrorBody!.Value.TryGetProperty("error", out _));
    }

    [Theory]
    [InlineData("""{"object":"list","data":[]}""")]
    [InlineData("""{"object":"list","data":{}}""")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"error":null}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task J13_NoData(string body)
    {
        OpenRouterException exception = await EmbeddingScript.FailAsync(body);
        Assert.Contains("it has no embeddings", exception.Message, StringComparison.Ordinal);
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse(body.Replace("[]", body == "[]" ? "[]" : "null", StringComparison.Ordinal)), exception.ErrorBody!.Value));
    }

    [Theory]
    [InlineData("", "the body is empty")]
    [InlineData(" \n ", "the body is empty")]
    [InlineData("upstream connect error", "upstream connect error")]
    [InlineData("""{"data":[{"embedding":[1,2""", "malformed or cut off")]
    [InlineData("""{"data":[{"embedding":"AACA""", "malformed or cut off")]
    [InlineData("""{"data":[{"embedding":[1]}""", "malformed or cut off")]
    [InlineData("""{"data":[{"embedding":[1]}],"usage":{}""", "malformed or cut off")]
    [InlineData("""{"data":[{"embedding":[1]}]} trailing""", "malformed or cut off")]
    [InlineData("""{"data":[7]}""", "its entry 0 is no object")]
    public async Task Body_Unreadable_IsRaised(string body, string why)
    {
        OpenRouterException exception = await EmbeddingScript.FailAsync(body);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task J18_SpecialFloats()
    {
        var result = await EmbeddingScript.GenerateAsync(
            EmbeddingScript.Body(EmbeddingScript.Row(0, "[ 1e-3 , -0 ,\n-0.0,1E+2,12,0.000e5,-5e-324,16777217,0.1000000000000000055511151231257827]")));
        float[] expected = [0.001f, -0f, -0f, 100f, 12f, 0f, -0f, 16777216f, 0.1f];
        Assert.Equal(Bits(expected), Bits(result[0].Vector()));
    }

    [Fact]
    public async Task Usage_ByModality_IsCounted()
    {
        const string Details = """{"prompt_tokens":12,"total_tokens":12,"prompt_tokens_details":{"text_tokens":2,"image_tokens":4,"audio_tokens":1,"video_tokens":3,"file_tokens":2}}""";
        var result = await EmbeddingScript.GenerateAsync(EmbeddingScript.Answer(Details, EmbeddingScript.Row(0)));
        Assert.Equal(
            [("openrouter:input_audio_tokens", 1), ("openrouter:input_file_tokens", 2), ("openrouter:input_image_tokens", 4), ("openrouter:input_text_tokens", 2), ("openrouter:input_video_tokens", 3)],
            result.Usage!.AdditionalCounts!.Select(static count => (count.Key, count.Value)).Order());
    }

    [Fact]
    public async Task C07_CacheHit_ZeroUsage_IsNoError()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(
            EmbeddingScript.Answer("""{"prompt_tokens":0,"total_tokens":0,"cost":0}""", EmbeddingScript.Row(0)),
            200,
            "application/json",
            ("X-OpenRouter-Cache-Status", "HIT"),
            ("X-OpenRouter-Cache-Age", "12"),
            ("X-OpenRouter-Cache-Source-Id", "gen-emb-0"));
        using var generator = EmbeddingScript.Generator(handler);
        var result = await generator.GenerateAsync(["a"], cancellationToken: Token);
        OpenRouterResponseMetadata metadata = result.GetOpenRouterMetadata()!;
        Assert.Equal((0, 0m, "HIT", TimeSpan.FromSeconds(12), "gen-emb-0", "gen-emb-1"), (result.Usage!.InputTokenCount, metadata.Cost, metadata.CacheStatus, metadata.CacheAge, metadata.CacheSourceId, metadata.GenerationId));
    }

    [Fact]
    public async Task Metadata_OneRequest_IsThatOfItsAnswer()
    {
        var result = await EmbeddingScript.GenerateAsync(EmbeddingScript.Body(EmbeddingScript.Row(0)));
        OpenRouterResponseMetadata metadata = result.GetOpenRouterMetadata()!;
        Assert.Equal(("gen-emb-1", "Acme", 1.4e-07m, 1.4e-07m, false), (metadata.GenerationId, metadata.Provider, metadata.Cost, metadata.UpstreamCost, metadata.IsByok));
        Assert.Null(metadata.GenerationIds);
        Assert.Equal(1.4e-07m, result.Usage!.GetOpenRouterCost());
        Assert.Null(new GeneratedEmbeddings<Embedding<float>>().GetOpenRouterMetadata());
        Assert.Throws<ArgumentNullException>("embeddings", () => OpenRouterResponseExtensions.GetOpenRouterMetadata<Embedding<float>>(null!));
    }

    private static IEnumerable<int> Bits(float[] vector) => vector.Select(BitConverter.SingleToInt32Bits);
}
