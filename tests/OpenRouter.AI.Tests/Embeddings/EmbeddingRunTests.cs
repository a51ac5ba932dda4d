using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

[Collection(RunsAlone.Name)]
public sealed class EmbeddingRunTests
{
    private const string Mark = "Seen by nobody 7f3a";
    private const int ManyTexts = 100_000;

    // The texts themselves have 24 million bytes, the bodies of their requests 10 million.
    private const long MostBytes = 3_000_000;

    // What the caller gets: an array of two numbers, the embedding, and its place in the list.
    private const int BytesOfResult = 32 + 72 + 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failure_OfSeveralParts_LeavesNoTaskUnobserved()
    {
        ConcurrentQueue<string> unseen = new();
        void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs failure) => unseen.Enqueue(failure.Exception.ToString());
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        try
        {
            await FailAsync();
            for (int round = 0; round < 3; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= OnUnobserved;
        }

        Assert.DoesNotContain(unseen, static text => text.Contains(Mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Memory_OfManyTexts_DoesNotGrowWithThem()
    {
        using VectorHandler handler = new();
        using var generator = EmbeddingScript.Generator(handler);
        await generator.GenerateAsync(Texts(1000), cancellationToken: Token);
        handler.Begin();

        GeneratedEmbeddings<Embedding<float>> result = await generator.GenerateAsync(Texts(ManyTexts), cancellationToken: Token);

        Assert.Equal(ManyTexts, result.Count);
        Assert.True(handler.Samples.Count > 8);
        Assert.All(handler.Samples, static sample => Assert.InRange(sample.Bytes - ((long)sample.Vectors * BytesOfResult), long.MinValue, MostBytes));
    }

    private static IEnumerable<string> Texts(int count) => Enumerable.Range(0, count).Select(
        static number => "A short text with the number " + number.ToString(CultureInfo.InvariantCulture).PadLeft(70, '0'));

    // The tasks of the call must be out of reach when the collector runs, so they are those of another method.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task FailAsync()
    {
        EmbeddingServer server = new() { Instead = static _ => (400, $$$"""{"error":{"code":400,"message":"{{{Mark}}}"}}""") };
        using var generator = EmbeddingScript.Generator(server, static options => options.MaxEmbeddingBatchSize = 1);
        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(
            () => generator.GenerateAsync(EmbeddingScript.Texts(12).Select(static text => text), cancellationToken: Token));
        Assert.Contains(Mark, failure.Message, StringComparison.Ordinal);
    }
}
