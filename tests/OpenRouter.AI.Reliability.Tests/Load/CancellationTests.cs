using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Load;

/// <summary>A stream that is cancelled behind each of its updates, and before the first.</summary>
public sealed class CancellationTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Cancel_BehindUpdates_ClosesTheConnectionWithTheCallersToken(int updates)
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (EmulatedEndpoint endpoint in (EmulatedEndpoint[])[server.Chat, server.Responses])
        {
            endpoint.Reply("one two three four five six seven eight nine").Fail(endpoint == server.Chat ? Fault.SilenceAfter(updates) : Fault.SilenceAfter(updates == 0 ? 0 : updates + 4));
            using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint });
            using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            IChatClient chat = endpoint == server.Chat ? client.AsIChatClient("any/model") : client.AsIResponsesChatClient("any/model");
            int seen = 0;
            if (updates == 0)
            {
                cancel.CancelAfter(TimeSpan.FromMilliseconds(200));
            }

            OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", cancellationToken: cancel.Token))
                {
                    seen += update.Text.Length > 0 ? 1 : 0;
                    if (seen == updates)
                    {
                        endpoint.Requests.Single().WatchCancellation(cancel.Token);
                        await cancel.CancelAsync();
                    }
                }
            });

            Assert.Equal(cancel.Token, cancelled.CancellationToken);
            RecordedRequest request = endpoint.AssertSingle();
            Assert.False(await request.Completion.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
            Assert.Equal(0, request.BytesSentAfterCancel);
        }
    }
}
