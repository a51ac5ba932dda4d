using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Middleware may let requests go on when its call has ended; they count when they end.</summary>
public class ReceiptWaitTests
{
    private const string Chunk = """{"id":"gen-9","model":"a/b","choices":[{"index":0,"delta":{"role":"assistant","content":"one"}}]}""";
    private const string Record = """{"data":{"id":"gen-9","total_cost":0.5}}""";

    /// <summary>The second movement of the ledger writes down what is known when the call ends, the third one the rest.</summary>
    [Theory]
    [InlineData(true, null)]
    [InlineData(false, null)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Request_GoesOnAfterTheCall_CountsWhenItEnds(bool answers, bool? addsAndFails)
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<ChatResponse>? second = null;
        await using PricedApp app = await PricedApp.StartAsync(sender => new Middleware(
            new ReceiptChatClient(new GatedClient(sender, gate.Task)), async (below, messages, options, token) =>
            {
                ChatResponse first = await below.GetResponseAsync(messages, options, token);
                second = below.GetResponseAsync(messages, options, token);
                return answers ? first : throw new InvalidOperationException("No patience.");
            }),
            addsAndFails is { } adds ? [(2, adds)] : []);
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        _ = await Xunit.Record.ExceptionAsync(app.AskAsync);
        Assert.Equal(0.35m, await app.SpentAsync());

        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        gate.SetResult();
        await second!;

        Assert.Equal(0.5m, await app.SpentAsync());
    }

    [Fact]
    public async Task Stream_IsClosedAfterTheCall_IsLookedUpThen()
    {
        IAsyncEnumerator<ChatResponseUpdate>? open = null;
        await using PricedApp app = await PricedApp.StartAsync(sender => new Middleware(
            new ReceiptChatClient(sender), async (below, messages, options, token) =>
            {
                open = below.GetStreamingResponseAsync(messages, options, token).GetAsyncEnumerator(token);
                Assert.True(await open.MoveNextAsync());
                return await below.GetResponseAsync(messages, options, token);
            }));
        app.Server.Enqueue(ScriptedAnswer.Events(Chunk, Chunk).StallAfter(2));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        await app.AskAsync();
        Assert.Equal(0.35m, await app.SpentAsync());

        app.Server.Enqueue(ScriptedAnswer.Json(Record));
        await open!.DisposeAsync();

        Assert.Equal(0.75m, await app.SpentAsync());
    }

    [Fact]
    public async Task Stream_MiddlewareAsksWhileItIsOpen_BothCount()
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender => new AskingClient(new ReceiptChatClient(sender)));
        app.Server.Enqueue(ScriptedAnswer.Events(Chunk, PricedApp.Answer.Replace("\"message\"", "\"delta\"", StringComparison.Ordinal), "[DONE]"));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));

        await app.StreamAsync();

        Assert.Equal(0.5m, await app.SpentAsync());
    }

    /// <summary>The call may end between the moment when a request finds its receipt, and the moment when it begins.</summary>
    [Fact]
    public async Task Request_BeginsWhenTheReceiptIsClosed_DoesNotCount()
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender => new ReceiptChatClient(sender));
        CallReceipt call = new(app.Chat.Below, hasMiddleware: false, null, new RecentGenerations());
        bool isTold = false;
        Assert.Null(call.Close(() => isTold = true));

        RequestReceipt.Begin(call).End(new TimeoutException());

        Assert.False(isTold);
        Assert.Equal(0, call.Sum(new Bill(), null).Unknown);
    }

    /// <summary>A client of the pipeline may be used without the budget too. Only where middleware may have sent it does that matter.</summary>
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Request_OfNoCall_IsOneOfThisWhereMiddlewareMayHaveSentIt(bool hasMiddleware, int unknown)
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender => new ReceiptChatClient(sender));
        CallReceipt call = new(app.Chat.Below, hasMiddleware, null, new RecentGenerations());

        // The catalog is no answer; that a request was sent is what matters.
        await Assert.ThrowsAsync<OpenRouterException>(() => app.Chat.Below.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(unknown, call.Sum(new Bill(), new InvalidOperationException()).Unknown);
    }

    /// <summary>Lets the first request through, and the others when a gate opens.</summary>
    private sealed class GatedClient(IChatClient inner, Task gate) : DelegatingChatClient(inner)
    {
        private int _requests;

        public override async Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _requests) > 1)
            {
                await gate;
            }

            return await base.GetResponseAsync(messages, options, cancellationToken);
        }
    }

    /// <summary>Asks again after the first update of an answer.</summary>
    private sealed class AskingClient(IChatClient inner) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            bool asks = true;
            await foreach (ChatResponseUpdate update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return update;
                if (asks)
                {
                    asks = false;
                    await base.GetResponseAsync(messages, null, cancellationToken);
                }
            }
        }
    }
}
