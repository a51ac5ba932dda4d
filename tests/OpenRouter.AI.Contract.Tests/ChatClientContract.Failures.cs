using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Contract.Tests;

// Failures and cancellation.
public abstract partial class ChatClientContract
{
    [Theory]
    [CombinatorialFailures]
    public async Task Failure_ByWhateverRoad_IsOneException(string model, bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => AskAsync(Open(local, model), "Hello", streams));

        Assert.NotEmpty(failure.Message);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain(local.Server.ApiKey, failure.ToString(), StringComparison.Ordinal);
        if (model.StartsWith("emulator/error-", StringComparison.Ordinal) && int.TryParse(model["emulator/error-".Length..], out int status))
        {
            Assert.Equal(status, (int?)failure.StatusCode);
        }

        Assert.Single(local.Server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failure_ThatPasses_IsTriedAgain(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token, retries: 2);

        ChatResponse response = await AskAsync(Open(local, "emulator/flaky"), "Hello", streams);

        Assert.NotEmpty(response.Text);
        Assert.Equal(2, local.Server.Requests.Count);
    }

    [Fact]
    public async Task Stream_CancelledInTheMiddle_EndsAtOnceAndFreesTheServer()
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        List<ChatResponseUpdate> updates = [];

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ChatResponseUpdate update in Open(local, "emulator/silent").GetStreamingResponseAsync("Hello", cancellationToken: stop.Token))
            {
                updates.Add(update);
                await stop.CancelAsync();
            }
        });

        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.NotEmpty(string.Concat(updates.Select(static update => update.Text)));
        Assert.False(await Assert.Single(local.Server.Requests).Completion.WaitAsync(Token));
    }

    [Fact]
    public async Task WholeAnswer_Cancelled_EndsAtOnceAndFreesTheServer()
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<ChatResponse> asked = Open(local, "emulator/silent").GetResponseAsync("Hello", cancellationToken: stop.Token);
        while (local.Server.Requests.Count == 0)
        {
            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await stop.CancelAsync();

        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(stop.Token, cancelled.CancellationToken);
        Assert.False(await Assert.Single(local.Server.Requests).Completion.WaitAsync(Token));
    }

    [Fact]
    public async Task Stream_ThatBreaks_HandsOutWhatCameBefore()
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token, retries: 2);
        List<ChatResponseUpdate> updates = [];

        await Assert.ThrowsAsync<OpenRouterException>(async () =>
        {
            await foreach (ChatResponseUpdate update in Open(local, "emulator/vanish").GetStreamingResponseAsync("Hello", cancellationToken: Token))
            {
                updates.Add(update);
            }
        });

        Assert.NotEmpty(string.Concat(updates.Select(static update => update.Text)));
        Assert.Single(local.Server.Requests);
    }
}
