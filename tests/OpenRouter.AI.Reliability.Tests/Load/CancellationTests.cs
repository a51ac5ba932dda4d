using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Reliability.Fuzz;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Load;

/// <summary>A call that is cancelled while it waits, wherever that is.</summary>
public sealed class CancellationTests
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(20);

    /// <summary>What may be on its way when the connection is closed; the whole answer is some hundred times as much.</summary>
    private const long MostAfterCancel = 32 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Each await of each surface, from the headers to the end of the body.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancel_AtEveryAwait_EndsWithTheCallersTokenAndCloses(bool obeys)
    {
        foreach (Sample sample in Samples.Emulated)
        {
            FuzzResult whole = await FuzzCall.ReadAsync(sample, int.MaxValue);
            int place = 0;
            while (await CancelAsync(sample, whole, place, obeys))
            {
                place++;
            }

            Assert.True(place > sample.Bytes.Length / 64, $"{sample.Surface} waited at {place} places only");
        }
    }

    /// <summary>Over sockets, while the service goes on sending: an answer that would take minutes ends with the caller.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(50)]
    public async Task Cancel_BehindUpdates_StopsTheBytes(int updates)
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        foreach (EmulatedEndpoint endpoint in (EmulatedEndpoint[])[server.Chat, server.Responses])
        {
            // With nothing to be delivered the service says for ever that it is at work; else it says 60 kB of text, a few bytes in each millisecond.
            endpoint.Reply(string.Concat(Enumerable.Repeat("one two three ", 4000)))
                .Fail(updates == 0 ? Fault.KeepAlivesOnly() : Fault.Drip(200, TimeSpan.FromMilliseconds(1)));
            using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint });
            using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
            IChatClient chat = endpoint == server.Chat ? client.AsIChatClient("any/model") : client.AsIResponsesChatClient("any/model");
            Task reading = ReadAsync(chat, endpoint, updates, cancel);
            if (updates == 0)
            {
                Assert.True(SpinWait.SpinUntil(() => endpoint.Requests.Count > 0 && endpoint.Requests[0].BytesSent > 0, Guard));
                endpoint.Requests[0].WatchCancellation(cancel.Token);
                await cancel.CancelAsync();
            }

            OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading.WaitAsync(Guard, Token));

            Assert.Equal(cancel.Token, cancelled.CancellationToken);
            RecordedRequest request = endpoint.AssertSingle();
            Assert.False(await request.Completion.WaitAsync(Guard, Token));
            Assert.True(request.BytesSent > 0, "nothing had been sent");
            Assert.True(request.BytesSentAfterCancel < MostAfterCancel, $"{request.BytesSentAfterCancel} bytes were sent to a caller who had left");
            Assert.True(SpinWait.SpinUntil(() => server.OpenConnections == 0, Guard), $"{server.OpenConnections} connections stayed open");
            long sent = request.BytesSent;
            await client.GetModelsAsync(cancellationToken: Token).FirstAsync(Token);
            Assert.Equal(sent, request.BytesSent);
        }
    }

    private static async Task ReadAsync(IChatClient chat, EmulatedEndpoint endpoint, int updates, CancellationTokenSource cancel)
    {
        int seen = 0;
        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", cancellationToken: cancel.Token))
        {
            seen += update.Text.Length > 0 ? 1 : 0;
            if (updates > 0 && seen == updates)
            {
                endpoint.Requests.Single().WatchCancellation(cancel.Token);
                await cancel.CancelAsync();
            }
        }
    }

    private static async Task<bool> CancelAsync(Sample sample, FuzzResult whole, int place, bool obeys)
    {
        using WaitingHandler handler = new(sample, place, obeys);
        using HttpClient http = new(handler);
        using CancellationTokenSource cancel = new();
        Task<FuzzResult> call = FuzzCall.CallAsync(sample.Surface, http, cancel.Token);
        await Task.WhenAny(call, handler.Waiting).WaitAsync(Guard, Token);
        if (!handler.Waiting.IsCompleted)
        {
            Assert.Equal(whole.Said, (await call).Said);
            return false;
        }

        await cancel.CancelAsync();
        FuzzResult result = await call.WaitAsync(Guard, Token);

        // What waits for the connection alone, behind the last word, has nothing left to cancel.
        string name = $"{sample.Name} ({sample.Surface}) at {place}";
        bool complete = result.Failure is null && result.Said == whole.Said;
        Assert.True(complete || (result.Failure is OperationCanceledException cancelled && cancelled.CancellationToken == cancel.Token), $"{name}: {result.Failure}");
        Assert.True(whole.Text.StartsWith(result.Text, StringComparison.Ordinal), name);
        Assert.True(handler.IsClosed, $"{name}: the connection is open");
        return true;
    }
}
