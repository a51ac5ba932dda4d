using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Clients;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class MiddlewareTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task J15_Zip_Vector_Single()
    {
        EmbeddingServer server = new();
        using var generator = EmbeddingScript.Generator(server);
        Assert.Equal([("text 3", 3f), ("text 5", 5f)], (await generator.GenerateAndZipAsync(["text 3", "text 5"], cancellationToken: Token)).Select(static pair => (pair.Value, pair.Embedding.Vector()[0])));
        ReadOnlyMemory<float> single = await generator.GenerateVectorAsync("text 4", cancellationToken: Token);
        Assert.Equal([4f, 1f], single.ToArray());
        Assert.Equal(2, (await generator.GenerateAsync("text 4", cancellationToken: Token)).Dimensions);
    }

    [Fact]
    public async Task J16_Caching()
    {
        EmbeddingServer server = new();
        using var generator = EmbeddingScript.Generator(server).AsBuilder().UseDistributedCache(new MemoryCache()).Build();
        var first = await generator.GenerateAsync(["text 1", "text 2"], cancellationToken: Token);
        var second = await generator.GenerateAsync(["text 2", "text 1"], cancellationToken: Token);
        Assert.Single(server.Bodies);
        Assert.Equal(first[1].Vector(), second[0].Vector());
        await generator.GenerateAsync(["text 2", "text 3"], cancellationToken: Token);
        Assert.Equal("text 3", Assert.Single(server.Bodies.Last().GetProperty("input").EnumerateArray()).GetString());
        await generator.GenerateAsync(["text 2"], new EmbeddingGenerationOptions().WithOpenRouter(static own => own.InputType = "search_query"), Token);
        Assert.Equal(3, server.Bodies.Count);
    }

    [Fact]
    public async Task J17_OTel()
    {
        const string Source = "embeddings-telemetry";
        List<Activity> spans = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = static found => found.Name == Source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var generator = EmbeddingScript.Generator(new EmbeddingServer()).AsBuilder().UseOpenTelemetry(sourceName: Source).Build();

        await generator.GenerateAsync(["text 1", "text 2"], new EmbeddingGenerationOptions { Dimensions = 2 }, Token);

        Activity span = Assert.Single(spans);
        Assert.Equal("embeddings acme/embed-small", span.DisplayName);
        Assert.Equal(2, Convert.ToInt32(span.GetTagItem("gen_ai.usage.input_tokens"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("host.test", span.GetTagItem("server.address"));
        Assert.Equal("openrouter", span.GetTagItem("gen_ai.provider.name"));
        Assert.Equal(EmbeddingScript.Model, span.GetTagItem("gen_ai.response.model"));
    }

    [Fact]
    public async Task Generator_ManyCallsAtOnce_DoNotMix()
    {
        using var generator = EmbeddingScript.Generator(new EmbeddingServer(), static options => options.MaxEmbeddingBatchSize = 3);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async offset =>
        {
            string[] texts = [.. Enumerable.Range(offset * 100, 10).Select(static number => $"text {number}")];
            var result = await generator.GenerateAsync(texts, cancellationToken: Token);
            Assert.Equal(Enumerable.Range(offset * 100, 10), result.Select(static embedding => (int)embedding.Vector()[0]));
        }));
    }
}
