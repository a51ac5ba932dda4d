using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Load;

/// <summary>Many streams at once, one in twenty with a fault: every request is accounted for, and no connection stays.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const string Answer = "one two three four five six seven eight nine ten";

    private static int Streams => int.TryParse(Environment.GetEnvironmentVariable("OPENROUTER_SOAK_STREAMS"), out int streams) ? streams : 400;

    [Fact]
    public async Task Streams_WithFaults_AreAllAccountedFor()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        server.Chat.When("soak/dropped").Fail(Fault.DropAfter(2)).Reply(Answer);
        server.Chat.When("soak/good").Reply(Answer);
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint, MaxRetries = 0 });
        int good = 0;
        int failed = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Math.Min(200, Streams), CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForAsync(0, Streams, parallel, async (number, token) =>
        {
            bool spoilt = number % 20 == 0;
            string text = string.Empty;
            try
            {
                await foreach (ChatResponseUpdate update in client.AsIChatClient(spoilt ? "soak/dropped" : "soak/good").GetStreamingResponseAsync("hi", cancellationToken: token))
                {
                    text += update.Text;
                }

                Assert.Equal(Answer, text);
                Interlocked.Increment(ref good);
            }
            catch (OpenRouterException) when (spoilt)
            {
                Assert.StartsWith(text, Answer, StringComparison.Ordinal);
                Interlocked.Increment(ref failed);
            }
        });

        Assert.Equal((Streams + 19) / 20, failed);
        Assert.Equal(Streams - failed, good);
        Assert.Equal(Streams, server.Chat.Requests.Count);
        Assert.True(server.OpenConnections <= 200, $"{server.OpenConnections} connections");
        client.Dispose();
        Assert.True(SpinWait.SpinUntil(() => server.OpenConnections == 0, TimeSpan.FromSeconds(10)), $"{server.OpenConnections} connections stayed");
        output.WriteLine($"{Streams} streams, {failed} spoilt; {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1024} KiB kept, with the emulator's record of {server.Requests.Count} requests");
    }
}
