using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class BatchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(10, 4, new[] { 4, 4, 2 })]
    [InlineData(8, 4, new[] { 4, 4 })]
    [InlineData(4, 4, new[] { 4 })]
    [InlineData(5, 1, new[] { 1, 1, 1, 1, 1 })]
    public async Task Split_ByCount_KeepsTheOrder(int inputs, int size, int[] counts)
    {
        foreach (bool lazy in (bool[])[false, true])
        {
            EmbeddingServer server = new();
            using var generator = EmbeddingScript.Generator(server, options => options.MaxEmbeddingBatchSize = size);
            IEnumerable<string> texts = lazy ? EmbeddingScript.Texts(inputs).Select(static text => text) : EmbeddingScript.Texts(inputs);
            var result = await generator.GenerateAsync(texts, cancellationToken: Token);
            Assert.Equal(Enumerable.Range(0, inputs), result.Select(static embedding => (int)embedding.Vector()[0]));
            Assert.Equal(counts.Order(), server.Bodies.Select(static body => body.GetProperty("input").GetArrayLength()).Order());
        }
    }

    [Fact]
    public async Task Split_ByBytes_NoBodyIsLongerUnlessOneInputIs()
    {
        EmbeddingServer server = new();
        const int Most = 400;
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchBytes = Most);
        string[] texts = [.. Enumerable.Range(0, 60).Select(static number => $"text {number} " + new string(number % 3 == 0 ? '\n' : number % 3 == 1 ? 'é' : '\u0001', number))];
        texts[30] += new string('x', 1000);

        var result = await generator.GenerateAsync(texts, cancellationToken: Token);

        Assert.Equal(Enumerable.Range(0, 60), result.Select(static embedding => (int)embedding.Vector()[0]));
        Assert.Equal(texts, server.Bodies.SelectMany(static body => body.GetProperty("input").EnumerateArray().Select(static text => text.GetString()!)).OrderBy(EmbeddingServer.Number));
        (JsonElement Body, long Length)[] sent = [.. server.Bodies.Zip(server.Lengths)];
        Assert.All(sent, static body => Assert.True(body.Length <= Most || body.Body.GetProperty("input").GetArrayLength() == 1, $"{body.Length}"));
        Assert.True(sent.Length < 50, $"{sent.Length}");
        Assert.Contains(sent, static body => body.Length > 1000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Parallel_NeverMoreThanAllowed(int most)
    {
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EmbeddingServer server = new();
        server.Hold = (_, token) =>
        {
            if (server.UnderWay == most)
            {
                full.TrySetResult();
            }

            return full.Task.WaitAsync(token);
        };
        using var generator = EmbeddingScript.Generator(server, options =>
        {
            options.MaxEmbeddingBatchSize = 1;
            options.MaxParallelEmbeddingRequests = most;
        });
        var result = await generator.GenerateAsync(EmbeddingScript.Texts(12), cancellationToken: Token);
        Assert.Equal(12, result.Count);
        Assert.Equal(most, server.MostUnderWay);
    }

    [Fact]
    public async Task Parallel_AnswersInAnyOrder_ResultInThatOfTheInputs()
    {
        TaskCompletionSource last = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EmbeddingServer server = new()
        {
            Hold = (first, token) =>
            {
                if (first == 6)
                {
                    last.TrySetResult();
                    return Task.CompletedTask;
                }

                return last.Task.WaitAsync(token);
            },
        };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 2);
        var result = await generator.GenerateAsync(EmbeddingScript.Texts(8), cancellationToken: Token);
        Assert.Equal(Enumerable.Range(0, 8), result.Select(static embedding => (int)embedding.Vector()[0]));
    }

    [Fact]
    public async Task J14_LazyInputOnce()
    {
        int started = 0;
        int taken = 0;
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EmbeddingServer server = new();
        server.Hold = (_, token) =>
        {
            if (server.UnderWay == 2)
            {
                full.TrySetResult();
            }

            return go.Task.WaitAsync(token);
        };
        using var generator = EmbeddingScript.Generator(server, static options =>
        {
            options.MaxEmbeddingBatchSize = 3;
            options.MaxParallelEmbeddingRequests = 2;
        });

        Task<GeneratedEmbeddings<Embedding<float>>> call = generator.GenerateAsync(Texts(), cancellationToken: Token);
        await full.Task;
        Assert.Equal(6, Volatile.Read(ref taken));
        go.SetResult();
        Assert.Equal(20, (await call).Count);
        Assert.Equal((1, 20), (started, taken));

        IEnumerable<string> Texts()
        {
            started++;
            for (int number = 0; number < 20; number++)
            {
                Interlocked.Increment(ref taken);
                yield return $"text {number}";
            }
        }
    }

    [Fact]
    public async Task Lazy_EmptyText_ItsBatchIsNotSentAndTheOthersAreCancelled()
    {
        EmbeddingServer server = new() { Hold = static (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token) };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 2);
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
            () => generator.GenerateAsync(new[] { "text 0", "text 1", "text 2", "" }.Select(static text => text), cancellationToken: Token));
        Assert.Contains("at position 3 is empty", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Bodies);
        Assert.Equal(1, server.Cancelled);
    }

    [Fact]
    public async Task Lazy_SourceFails_ItsExceptionIsThrown()
    {
        EmbeddingServer server = new() { Hold = static (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token) };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 1);
        await Assert.ThrowsAsync<FormatException>(() => generator.GenerateAsync(Texts(), cancellationToken: Token));
        Assert.Equal((2, 2), (server.Bodies.Count, server.Cancelled));

        static IEnumerable<string> Texts()
        {
            yield return "text 0";
            yield return "text 1";
            throw new FormatException("the source");
        }
    }

    [Theory]
    [InlineData("""{"error":{"code":402,"message":"No credits","metadata":{"provider_name":"Acme"}}}""", 402, "Inputs 2 to 3: [Acme] No credits")]
    [InlineData("""{"data":[{"embedding":[1,1]}]}""", 200, "Inputs 2 to 3: The service gave an invalid answer: it has 1 embeddings for 2 inputs")]
    public async Task Failure_OfOnePart_NamesItAndCancelsTheOthers(string body, int status, string message)
    {
        TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EmbeddingServer server = new() { Instead = first => first == 2 ? (status, body) : null };
        server.Hold = (first, token) =>
        {
            if (server.UnderWay == 4)
            {
                waiting.TrySetResult();
            }

            return first == 2 ? waiting.Task : Task.Delay(Timeout.InfiniteTimeSpan, token);
        };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 2);
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(
            () => generator.GenerateAsync(EmbeddingScript.Texts(100), cancellationToken: Token));
        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
        Assert.Equal(status == 402, exception.StatusCode == System.Net.HttpStatusCode.PaymentRequired);
        Assert.IsType<OpenRouterException>(exception.InnerException);
        Assert.Equal(3, server.Cancelled);
        Assert.InRange(server.Bodies.Count, 4, 5);
    }

    [Fact]
    public async Task Failure_OfTheLastInputAlone_NamesIt()
    {
        EmbeddingServer server = new() { Instead = static first => first == 2 ? (500, "{}") : null };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 2);
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(
            () => generator.GenerateAsync(EmbeddingScript.Texts(3), cancellationToken: Token));
        Assert.StartsWith("Input 2: ", exception.Message, StringComparison.Ordinal);
        Assert.True(exception.IsTransient);
    }

    [Fact]
    public async Task Cancellation_OfManyParts_IsTheCallers()
    {
        using CancellationTokenSource source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        TaskCompletionSource full = new(TaskCreationOptions.RunContinuationsAsynchronously);
        EmbeddingServer server = new();
        server.Hold = (_, token) =>
        {
            if (server.UnderWay == 4)
            {
                full.TrySetResult();
            }

            return Task.Delay(Timeout.InfiniteTimeSpan, token);
        };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 2);
        Task call = generator.GenerateAsync(EmbeddingScript.Texts(100), cancellationToken: source.Token);
        await full.Task;
        await source.CancelAsync();
        OperationCanceledException exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(source.Token, exception.CancellationToken);
        Assert.Equal((4, 4), (server.Bodies.Count, server.Cancelled));
    }

    [Fact]
    public async Task Parts_Together_SumUsageAndNameTheirOrigins()
    {
        EmbeddingServer server = new() { Instead = static first => first == 2 ? (200, EmbeddingServer.Answer([2, 3], "Other")) : null };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 2);
        var result = await generator.GenerateAsync(EmbeddingScript.Texts(5), cancellationToken: Token);
        OpenRouterResponseMetadata metadata = result.GetOpenRouterMetadata()!;
        Assert.Equal((5, 5), (result.Usage!.InputTokenCount, result.Usage.TotalTokenCount));
        Assert.Equal(1.2e-9m, metadata.Cost);
        Assert.Equal(1, result.Usage.AdditionalCounts!["openrouter:cost_nano_usd"]);
        Assert.Equal("Acme, Other", metadata.Provider);
        Assert.Equal("gen-emb-0", metadata.GenerationId);
        Assert.Equal(["gen-emb-0", "gen-emb-2", "gen-emb-4"], metadata.GenerationIds);
        string json = JsonSerializer.Serialize(result, AIJsonUtilities.DefaultOptions);
        var stored = JsonSerializer.Deserialize<GeneratedEmbeddings<Embedding<float>>>(json, AIJsonUtilities.DefaultOptions)!;
        Assert.Equal(5, stored.Count);
    }

    [Fact]
    public async Task Parts_WithVectorsOfDifferentLength_AreRaised()
    {
        EmbeddingServer server = new() { Instead = static first => first == 2 ? (200, """{"data":[{"embedding":[1]},{"embedding":[2]}]}""") : null };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 2);
        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(
            () => generator.GenerateAsync(EmbeddingScript.Texts(4), cancellationToken: Token));
        Assert.Contains("differ in length (2 and 1)", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void Settings_LessThanOne_AreRefused(int size, int bytes, int parallel)
    {
        OpenRouterClientOptions options = new()
        {
            ApiKey = "k",
            MaxEmbeddingBatchSize = size,
            MaxEmbeddingBatchBytes = bytes,
            MaxParallelEmbeddingRequests = parallel,
        };
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new OpenRouterClient(options));
        Assert.Contains("must be at least 1", exception.Message, StringComparison.Ordinal);
    }
}
