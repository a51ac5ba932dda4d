using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class GeneratorTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task J01_ExpectedRequestResponse()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(EmbeddingScript.Body(EmbeddingScript.Row(0, "[1,2.5]"), EmbeddingScript.Row(1, "[-3e-2,4]")));
        using var generator = EmbeddingScript.Generator(handler, options => options.TimeProvider = new FakeTimeProvider(Now));

        GeneratedEmbeddings<Embedding<float>> result = await generator.GenerateAsync(["first \"text\"", "zweiter Text ä 😀"], cancellationToken: Token);

        SentRequest sent = Assert.Single(handler.Requests);
        Assert.Equal(HttpMethod.Post, sent.Method);
        Assert.Equal("https://host.test/api/v1/embeddings", sent.Uri.AbsoluteUri);
        Assert.Equal("application/json", sent.ContentType);
        Assert.Equal("Bearer " + Wire.Key, sent.Headers["Authorization"]);
        JsonAssert.Equal(
            """{"model":"acme/embed-small","encoding_format":"float","input":["first \"text\"","zweiter Text ä 😀"]}""", JsonElement.Parse(sent.Body!));
        Assert.Equal([[1f, 2.5f], [-0.03f, 4f]], result.Select(static embedding => embedding.Vector()));
        Assert.All(result, static embedding => Assert.Equal(EmbeddingScript.Model, embedding.ModelId));
        Assert.All(result, static embedding => Assert.Equal(Now, embedding.CreatedAt));
        Assert.All(result, static embedding => Assert.Null(embedding.AdditionalProperties));
        Assert.Equal((7, null, 7), (result.Usage!.InputTokenCount, result.Usage.OutputTokenCount, result.Usage.TotalTokenCount));
        Assert.Equal(0.00000014m, result.GetOpenRouterMetadata()!.Cost);
        Assert.Equal(140, result.Usage.AdditionalCounts!["openrouter:cost_nano_usd"]);
    }

    [Fact]
    public async Task J03_Dimensions()
    {
        Assert.Equal(256, await SentAsync(null, new EmbeddingGenerationOptions { Dimensions = 256 }));
        Assert.Equal(512, await SentAsync(512, null));
        Assert.Equal(256, await SentAsync(512, new EmbeddingGenerationOptions { Dimensions = 256 }));
        Assert.Null(await SentAsync(null, null));
        using OpenRouterClient client = new(Wire.Options());
        Assert.Throws<ArgumentOutOfRangeException>("dimensions", () => client.AsIEmbeddingGenerator("m", 0));
        Assert.Throws<ArgumentOutOfRangeException>("dimensions", () => client.AsMultimodalEmbeddingGenerator("m", -1));

        static async Task<int?> SentAsync(int? standing, EmbeddingGenerationOptions? options)
        {
            int asked = options?.Dimensions ?? standing ?? 3;
            string vector = "[" + string.Join(",", Enumerable.Repeat("1", asked)) + "]";
            ScriptedHandler handler = new ScriptedHandler().Answer(EmbeddingScript.Body(EmbeddingScript.Row(0, vector)));
            using var generator = EmbeddingScript.Generator(handler, dimensions: standing);
            await generator.GenerateAsync(["a"], options, Token);
            return JsonElement.Parse(handler.Requests[0].Body!).TryGetProperty("dimensions", out JsonElement sent) ? sent.GetInt32() : null;
        }
    }

    [Fact]
    public async Task J04_ModelId()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(EmbeddingScript.Body(EmbeddingScript.Row(0)));
        using var generator = EmbeddingScript.Generator(handler);
        var result = await generator.GenerateAsync(["a"], new EmbeddingGenerationOptions { ModelId = "acme/other" }, Token);
        Assert.Equal("acme/other", JsonElement.Parse(handler.Requests[0].Body!).GetProperty("model").GetString());
        Assert.Equal("embed-small", result[0].ModelId);

        ScriptedHandler unused = new();
        using var none = EmbeddingScript.Generator(unused, model: null);
        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => none.GenerateAsync(["a"], cancellationToken: Token));
        Assert.Contains("ModelId", exception.Message, StringComparison.Ordinal);
        Assert.Empty(unused.Requests);
        Assert.Throws<ArgumentException>("model", () => EmbeddingScript.Generator(unused, model: " "));
    }

    [Theory]
    [InlineData("openai/embed", "embed", "openai/embed")]
    [InlineData("openai/embed", "openai/embed", "openai/embed")]
    [InlineData("openai/embed", "bed", "bed")]
    [InlineData("openai/embed", "embed-2", "embed-2")]
    [InlineData("embed", "embed", "embed")]
    [InlineData("openai/embed", null, "openai/embed")]
    [InlineData("openai/embed", "", "openai/embed")]
    public async Task J04_ModelId_OfTheAnswer(string asked, string? answered, string expected)
    {
        string body = """{"model":""" + (answered is null ? "null" : "\"" + answered + "\"") + ",\"data\":[" + EmbeddingScript.Row(0) + "]}";
        using var generator = EmbeddingScript.Generator(new ScriptedHandler().Answer(body), model: asked);
        Assert.Equal(expected, (await generator.GenerateAsync(["a"], cancellationToken: Token))[0].ModelId);
    }

    [Theory]
    [InlineData("""{"data":[{"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"embedding":[1]}],"usage":null}""")]
    [InlineData("""{"data":[{"embedding":[1]}],"usage":"none"}""")]
    public async Task J06_MissingUsage_NullUsage(string body)
    {
        GeneratedEmbeddings<Embedding<float>> result = await EmbeddingScript.GenerateAsync(body);
        Assert.Null(result.Usage);
        Assert.Null(result.GetOpenRouterMetadata()?.Cost);
    }

    [Fact]
    public async Task J09_EmptyInput()
    {
        ScriptedHandler handler = new();
        using var generator = EmbeddingScript.Generator(handler);
        GeneratedEmbeddings<Embedding<float>> result = await generator.GenerateAsync([], cancellationToken: Token);
        Assert.Empty(result);
        Assert.Null(result.Usage);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task J10_NullInput()
    {
        using var generator = EmbeddingScript.Generator(new ScriptedHandler());
        await Assert.ThrowsAsync<ArgumentNullException>("values", () => generator.GenerateAsync(null!, cancellationToken: Token));
    }

    [Fact]
    public async Task J11_UserAgent()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(EmbeddingScript.Body(EmbeddingScript.Row(0)));
        using var generator = EmbeddingScript.Generator(handler);
        await generator.GenerateAsync(["a"], cancellationToken: Token);
        Assert.Matches("^OpenRouter\\.AI/[0-9].* MEAI/[0-9]", handler.Requests[0].Headers["User-Agent"]);
    }

    [Fact]
    public void J12_Metadata_GetService()
    {
        using OpenRouterClient client = new(Wire.Options());
        using IEmbeddingGenerator<string, Embedding<float>> texts = client.AsIEmbeddingGenerator("acme/embed", 64);
        using IEmbeddingGenerator<AIContent, Embedding<float>> contents = client.AsMultimodalEmbeddingGenerator("acme/embed", 64);
        foreach (IEmbeddingGenerator generator in (IEmbeddingGenerator[])[texts, contents])
        {
            var metadata = (EmbeddingGeneratorMetadata)generator.GetService(typeof(EmbeddingGeneratorMetadata))!;
            Assert.Equal(("openrouter", new Uri("https://host.test/api/v1"), "acme/embed", 64), (metadata.ProviderName, metadata.ProviderUri, metadata.DefaultModelId, metadata.DefaultModelDimensions));
            Assert.Same(client, generator.GetService(typeof(OpenRouterClient)));
            Assert.Same(generator, generator.GetService(typeof(IEmbeddingGenerator)));
            Assert.Null(generator.GetService(typeof(EmbeddingGeneratorMetadata), "key"));
            Assert.Null(generator.GetService(typeof(IChatClient)));
            Assert.Throws<ArgumentNullException>("serviceType", () => generator.GetService(null!));
        }

        Assert.Same(texts, texts.GetService(typeof(OpenRouterEmbeddingGenerator)));
        Assert.Same(texts, texts.GetService(typeof(IEmbeddingGenerator<string, Embedding<float>>)));
        Assert.Same(contents, contents.GetService(typeof(IEmbeddingGenerator<AIContent, Embedding<float>>)));
    }

    [Fact]
    public void Constructor_KeyAndModel_OwnsItsConnections()
    {
        OpenRouterEmbeddingGenerator generator = new(Wire.Key, "acme/embed", 8);
        Assert.Equal(8, ((IEmbeddingGenerator)generator).GetService<EmbeddingGeneratorMetadata>()!.DefaultModelDimensions);
        generator.Dispose();
        Assert.Throws<ArgumentNullException>("model", () => new OpenRouterEmbeddingGenerator(Wire.Key, null!));
        Assert.Throws<ArgumentException>(() => new OpenRouterEmbeddingGenerator("", "acme/embed"));
    }

    [Theory]
    [MemberData(nameof(Unfilled))]
    public async Task Values_NullOrEmptyInACollection_NothingIsSent(IEnumerable<string> values, string position)
    {
        ScriptedHandler handler = new();
        using var generator = EmbeddingScript.Generator(handler, options => options.MaxEmbeddingBatchSize = 1);
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(values, cancellationToken: Token));
        Assert.Contains("at position " + position, exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    public static TheoryData<IEnumerable<string>, string> Unfilled => new()
    {
        { ["a", "b", ""], "2 is empty" },
        { new string[] { "a", null! }, "1 is null" },
        { new HashSet<string> { "a", "" }, "1 is empty" },
        { new Queue<string>(["", "a"]), "0 is empty" },
    };
}
