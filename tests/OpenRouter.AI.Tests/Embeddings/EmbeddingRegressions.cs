using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class EmbeddingRegressions
{
    private const string Mark = "Seen by nobody 7f3a";

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

    [Theory]
    [InlineData("""{"data":[{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1e999]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":["x"]}]}""")]
    public async Task Answer_ThatDoesNotFit_IsNotBoughtAgain(string body)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(body);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => RetryingAsync(handler));

        Assert.False(failure.IsTransient);
        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task Answer_WithoutData_IsAskedForAgain()
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer("""{"data":[]}""")
            .Answer(EmbeddingScript.Body(EmbeddingScript.Row(0), EmbeddingScript.Row(1)));

        await RetryingAsync(handler);

        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task Model_OfWhiteSpace_IsNotNamed()
    {
        using var generator = EmbeddingScript.Generator(new ScriptedHandler(), model: null);

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => generator.GenerateAsync(["a"], new EmbeddingGenerationOptions { ModelId = " " }, Token));
    }

    [Fact]
    public async Task Data_OfAnAddressWithoutAny_IsRefusedWithItsPosition()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());
        using var generator = client.AsMultimodalEmbeddingGenerator(EmbeddingScript.Model);

        ArgumentException failure = await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(
            [new TextContent("a"), new UriContent("data:audio/wav;base64,", "audio/wav")], cancellationToken: Token));

        Assert.Contains("The data at position 1 is empty", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructors_ModelAndDimensions_AreCheckedBeforeAClientIsMade()
    {
        Assert.Equal("model", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterEmbeddingGenerator("", " ")).ParamName);
        Assert.Equal("dimensions", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterEmbeddingGenerator("", "a/b", 0)).ParamName);
        Assert.Equal("model", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterChatClient("", " ")).ParamName);
        Assert.Equal("model", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterResponsesChatClient("", " ")).ParamName);
    }

    private static async Task RetryingAsync(ScriptedHandler handler)
    {
        using var generator = EmbeddingScript.Generator(handler, static options =>
        {
            options.MaxRetries = 2;
            options.TimeProvider = new EagerTimeProvider();
        });
        await generator.GenerateAsync(EmbeddingScript.Texts(2), cancellationToken: Token);
    }

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
