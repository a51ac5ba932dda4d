using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Reliability.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Reliability.Load;

/// <summary>Many streams at once, one in twenty with a fault: every request is accounted for, no connection stays, and memory is flat.</summary>
[Collection(RunsAlone.Name)]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const string Answer = "one two three four five six seven eight nine ten";
    private const int Parallel = 200;

    /// <summary>No part of 1,000 streams may take so long: that would be a hang.</summary>
    private static readonly TimeSpan Guard = TimeSpan.FromMinutes(2);

    private const long MostGrowth = 16 * 1024 * 1024;
    private const int MostRecorded = 1024 * 1024;

    private static readonly Fault[] Faults =
        [Fault.DropAfter(2), Fault.DropAt(0), Fault.ErrorAfter(2), Fault.CutAfter(3), Fault.Status(503), Fault.ErrorIn200(), Fault.ResetAt(40), Fault.Html()];

    private static int Streams => int.TryParse(Environment.GetEnvironmentVariable("OPENROUTER_SOAK_STREAMS"), out int streams) ? streams : 600;

    [Fact]
    public async Task Streams_WithFaults_AreAllAccountedFor()
    {
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint, MaxRetries = 0 });
        List<long> kept = [];
        int failed = 0;
        Stopwatch watch = Stopwatch.StartNew();
        int batch = Math.Max(Parallel, Streams / 20);
        for (int first = 0; first < Streams; first += batch)
        {
            server.Reset();
            Script(server);
            failed += await RunAsync(client, first, Math.Min(batch, Streams - first)).WaitAsync(Guard, TestContext.Current.CancellationToken);
            await CountAsync(server, Math.Min(batch, Streams - first));
            server.Reset();
            kept.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        watch.Stop();
        int most = server.PeakConnections;
        Assert.Equal((Streams + 19) / 20, failed);

        // A connection that a fault has ended is counted until the server notices, while the client has already opened the next.
        Assert.True(most <= Parallel + (Parallel / 10), $"{most} connections for {Parallel} streams at once");
        Assert.True(kept[^1] - kept[0] < MostGrowth, $"memory grew: {string.Join(", ", kept.Select(bytes => bytes / 1024))} KiB");
        client.Dispose();
        Assert.True(SpinWait.SpinUntil(() => server.OpenConnections == 0, TimeSpan.FromSeconds(20)), $"{server.OpenConnections} connections stayed");
        output.WriteLine($"{Streams} streams, {Parallel} at once, {failed} spoilt, in {watch.Elapsed.TotalSeconds:F1} s; at most {most} connections, none left");
        output.WriteLine($"kept after each part, client and emulator together, KiB: {string.Join(", ", kept.Select(bytes => bytes / 1024))}");
    }

    /// <summary>An emulator for people runs for days and nobody resets it: what it remembers has an end.</summary>
    [Fact]
    public async Task Streams_WithoutReset_LeaveMemoryFlat()
    {
        OpenRouterEmulatorOptions options = new() { MaxRecordedBytes = MostRecorded };
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = server.ApiKey, Endpoint = server.Endpoint, MaxRetries = 0 });
        Script(server);
        string question = new('q', 20_000);
        List<long> kept = [];
        int batch = Math.Max(Parallel, Streams / 20);
        for (int first = 0; first < Streams; first += batch)
        {
            await RunAsync(client, first, Math.Min(batch, Streams - first), question).WaitAsync(Guard, TestContext.Current.CancellationToken);
            kept.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        IReadOnlyList<RecordedRequest> requests = server.Requests;
        Assert.NotEmpty(requests);
        Assert.True(requests.Sum(request => request.Text.Length) <= MostRecorded, $"{requests.Count} requests were kept");
        Assert.True(kept[^1] - kept[0] < MostGrowth, $"memory grew: {string.Join(", ", kept.Select(bytes => bytes / 1024))} KiB");
        output.WriteLine($"{Streams} streams without a reset; kept after each part, KiB: {string.Join(", ", kept.Select(bytes => bytes / 1024))}");
    }

    private static void Script(OpenRouterEmulator server)
    {
        for (int number = 0; number < Faults.Length; number++)
        {
            server.Chat.When($"soak/{number}").Fail(Faults[number]).Reply(Answer);
        }

        server.Chat.When("soak/good").Reply(Answer);
    }

    private static async Task<int> RunAsync(OpenRouterClient client, int first, int count, string question = "hi")
    {
        int failed = 0;
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = Parallel, CancellationToken = TestContext.Current.CancellationToken };
        await System.Threading.Tasks.Parallel.ForAsync(first, first + count, parallel, async (number, token) =>
        {
            bool spoilt = number % 20 == 0;
            string text = string.Empty;
            try
            {
                await foreach (ChatResponseUpdate update in client.AsIChatClient(spoilt ? $"soak/{number / 20 % Faults.Length}" : "soak/good")
                    .GetStreamingResponseAsync(question, cancellationToken: token))
                {
                    text += update.Text;
                }

                Assert.False(spoilt, $"stream {number} hid its fault");
                Assert.Equal(Answer, text);
            }
            catch (OpenRouterException) when (spoilt)
            {
                Assert.StartsWith(text, Answer, StringComparison.Ordinal);
                Interlocked.Increment(ref failed);
            }
        });
        return failed;
    }

    /// <summary>One request for each stream, and every good one was sent to its end.</summary>
    private static async Task CountAsync(OpenRouterEmulator server, int count)
    {
        IReadOnlyList<RecordedRequest> requests = server.Chat.AssertReceived(count);
        bool[] sent = await Task.WhenAll(requests.Where(request => request.Model == "soak/good").Select(request => request.Completion))
            .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.All(sent, Assert.True);
    }
}
