using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Benchmarks;

/// <summary>
/// Embeds many short texts in one call over real sockets and prints what memory that takes beyond the vectors, which the caller gets and
/// keeps. The emulator runs in a process of its own, so that its memory does not count.
/// </summary>
internal static class EmbeddingMemory
{
    private const int Dimensions = 256;
    private const double MiB = 1024 * 1024;

    // What the requests under way may hold, whatever the number of texts; 100,000 of them held at once have more than that.
    private const double Most = 4 * MiB;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <param name="count">How many texts; null = 10,000 and then 100,000.</param>
    /// <returns>0, or 1 when more memory was in use beyond the vectors than is allowed.</returns>
    public static async Task<int> RunAsync(string? count)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ServerArguments())
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using Process server = Process.Start(start)!;
        try
        {
            Uri endpoint = new((await server.StandardOutput.ReadLineAsync().ConfigureAwait(false))!);
            using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = "sk-or-v1-emulator", Endpoint = endpoint });
            using IEmbeddingGenerator<string, Embedding<float>> generator = client.AsIEmbeddingGenerator("emulator/embed", Dimensions);
            await generator.GenerateAsync(Texts(1000)).ConfigureAwait(false);
            Console.WriteLine("| texts | seconds | vectors MiB | peak beyond them MiB | after it MiB | goal |\n|--:|--:|--:|--:|--:|:--|");
            int exitCode = 0;
            foreach (int texts in count is null ? [10_000, 100_000] : (int[])[int.Parse(count, CultureInfo.InvariantCulture)])
            {
                (string row, double worst) = await MeasureAsync(generator, texts).ConfigureAwait(false);
                bool isReached = worst <= Most;
                exitCode |= isReached ? 0 : 1;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row} <= {Most / MiB:0.0} {(isReached ? "reached" : "MISSED")} |"));
            }

            return exitCode;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Runs an emulator until the standard input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        OpenRouterEmulator emulator = await OpenRouterEmulator.StartAsync().ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            Console.WriteLine(emulator.Endpoint);
            await Console.In.ReadToEndAsync().ConfigureAwait(false);
        }

        return 0;
    }

    // As an application of its own the program is its own host; otherwise the host needs the assembly.
    private static string[] ServerArguments() =>
        Environment.ProcessPath!.Contains("dotnet", StringComparison.Ordinal) ? [typeof(EmbeddingMemory).Assembly.Location, "emulator"] : ["emulator"];

    private static IEnumerable<string> Texts(int count) =>
        Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"A short text with the number {number}"));

    private static async Task<(string Row, double Worst)> MeasureAsync(IEmbeddingGenerator<string, Embedding<float>> generator, int count)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        int taken = 0;
        double worst = 0;
        using CancellationTokenSource done = new();
        Task watch = WatchAsync();
        GeneratedEmbeddings<Embedding<float>> result = await generator.GenerateAsync(Counted(), cancellationToken: done.Token).ConfigureAwait(false);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        await done.CancelAsync().ConfigureAwait(false);
        await watch.ConfigureAwait(false);
        double vectors = Kept(result.Count);
        double after = GC.GetTotalMemory(forceFullCollection: true) - before - vectors;
        GC.KeepAlive(result);
        string row = string.Create(
            CultureInfo.InvariantCulture, $"| {count:#,##0} | {seconds:0.0} | {vectors / MiB:0.0} | {worst / MiB:0.0} | {after / MiB:0.0} |");
        return (row, Math.Max(worst, after));

        IEnumerable<string> Counted()
        {
            foreach (string text in Texts(count))
            {
                taken++;
                yield return text;
            }
        }

        // Only what is still alive counts: garbage that waits for its collector says nothing about what a call needs.
        async Task WatchAsync()
        {
            while (!done.IsCancellationRequested)
            {
                // The vectors of what has been taken may not all have arrived; the difference is against us by a few batches at most.
                double expected = Kept(Math.Max(0, Volatile.Read(ref taken) - (5 * 96)));
                worst = Math.Max(worst, GC.GetTotalMemory(forceFullCollection: true) - before - expected);
                await Task.Delay(Pause, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    // The numbers, the header of their array, the embedding and the place in the list.
    private static double Kept(int vectors) => vectors * ((Dimensions * sizeof(float)) + 24.0 + 72 + 8);
}
