using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

/// <summary>The models for embeddings in the catalog.</summary>
public sealed class EmbeddingModelsTests
{
    private const string Small = "openai/text-embedding-3-small";

    [Theory]
    [InlineData("/models?output_modalities=embeddings", 7)]
    [InlineData("/models?output_modalities=all&q=embed", 7)]
    [InlineData("/models?output_modalities=embeddings&input_modalities=video", 1)]
    [InlineData("/models?output_modalities=embeddings&context=20000", 2)]
    [InlineData("/embeddings/models", 7)]
    [InlineData("/embeddings/models?offset=5", 2)]
    [InlineData("/embeddings/models?limit=3", 3)]
    public async Task Models_OfEmbeddings_AreInTheCatalog(string path, int count)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        Assert.Equal(count, (await client.GetAsync(path)).GetProperty("data").GetArrayLength());
    }

    [Fact]
    public async Task Model_OfEmbeddings_IsGivenWithItsEndpoints()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        JsonElement model = (await client.GetAsync("/model/" + Small)).GetProperty("data");
        Assert.Equal("text->embeddings", model.GetProperty("architecture").GetProperty("modality").GetString());
        Assert.Equal("0.00000002", model.GetProperty("pricing").GetProperty("prompt").GetString());
        Assert.Equal(0, model.GetProperty("supported_parameters").GetArrayLength());
        JsonElement endpoints = (await client.GetAsync("/models/" + Small + "/endpoints")).GetProperty("data").GetProperty("endpoints");
        Assert.Equal(8192, Assert.Single(endpoints.EnumerateArray()).GetProperty("context_length").GetInt32());
    }

    [Fact]
    public async Task Models_OfEmbeddings_AreListedApart()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        JsonElement list = await client.GetAsync("/embeddings/models");
        JsonElement[] models = [.. list.GetProperty("data").EnumerateArray()];
        Assert.Equal(models.Length, list.GetProperty("total_count").GetInt32());
        Assert.Contains(models, static model => model.GetProperty("id").GetString() == Small);
        Assert.All(models, static model => Assert.Equal("embeddings", Assert.Single(model.GetProperty("architecture").GetProperty("output_modalities").EnumerateArray()).GetString()));
        Assert.All(models, static model => Assert.True(model.GetProperty("context_length").GetInt32() > 0));
        JsonElement chat = await client.GetAsync("/models");
        Assert.DoesNotContain(chat.GetProperty("data").EnumerateArray(), static model => model.GetProperty("id").GetString() == Small);
    }
}
