using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CsCheck;
using OpenRouter.AI.Reliability.Support;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Answers that were cut, flipped, spliced and sent in odd pieces: an answer or an <see cref="OpenRouterException"/>, nothing
/// else, and nothing lost.</summary>
[Collection(RunsAlone.Name)]
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int ShortForm = 2000;
    private const long MostKept = 16 * 1024 * 1024;

    private static readonly int[] Sizes = [1, 2, 3, 5, 7, 11, 64, 1000];

    private static long Runs => long.TryParse(Environment.GetEnvironmentVariable("OPENROUTER_FUZZ_RUNS"), out long runs) ? runs : ShortForm;

    /// <summary>Gets how far apart the places are that are tried one by one: all of them in the long form, one in seven else.</summary>
    private static int Step => Runs > ShortForm ? 1 : 7;

    private static IEnumerable<Sample> Streams => Samples.Emulated.Where(sample => sample.IsStream);

    /// <summary>Nothing else runs beside it, so that what is kept can be measured.</summary>
    [Fact]
    public async Task Broken_Anything_IsAnAnswerOrTheDocumentedException()
    {
        (int ran, int failed, int measured) = (0, 0, 0);
        long most = 0;
        await FuzzCall.ReadAsync(Samples.All[0], int.MaxValue);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await Gen.Select(Mutations.Broken, Gen.Int[1, 300]).SampleAsync(
            async (sample, size) =>
            {
                FuzzResult result = await FuzzCall.ReadAsync(sample, size);
                Assert.True(result.Failure is null or OpenRouterException, result.Failure?.ToString());
                long allocated = result.Allocated ?? 0;
                Assert.True(allocated < 1_000_000 + (500L * sample.Bytes.Length), $"{allocated} bytes were allocated for {sample.Bytes.Length}");
                ran++;
                failed += result.Failure is null ? 0 : 1;
                measured += result.Allocated is null ? 0 : 1;
                most = Math.Max(most, allocated);
            },
            iter: Runs,
            threads: 1,
            writeLine: null);
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        output.WriteLine($"{ran} broken answers of {Samples.All.Count}: {failed} raised, the rest answered; at most {most / 1024} KiB allocated for one, {kept / 1024} KiB kept");
        Assert.True(ran >= Runs, $"{ran} of {Runs} answers were tried");
        Assert.True(measured >= ran * 9L / 10, $"only {measured} of {ran} were measured");
        Assert.InRange(most, 1, long.MaxValue);
        Assert.True(kept < MostKept, $"{kept} bytes were kept");

        // Most of what is broken is noticed; if nothing were, or all, the answers would not have been broken, or never right.
        Assert.InRange(failed, ran / 4, ran - (ran / 100));
    }

    /// <summary>The guard of the other tests holds although nothing in the client's loop waits.</summary>
    [Fact]
    public async Task Guard_LoopThatNeverWaits_EndsTheTest()
    {
        using CancellationTokenSource end = new();
        Task<FuzzResult> endless = FuzzCall.GuardedAsync(
            () =>
            {
                SpinWait.SpinUntil(() => end.IsCancellationRequested, TimeSpan.FromSeconds(20));
                return Task.FromResult(new FuzzResult("", "", null));
            },
            TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => endless);
        await end.CancelAsync();
    }

    /// <summary>What was said before the cut is delivered, and what is lost is raised.</summary>
    [Fact]
    public async Task Cut_Anywhere_DeliversWhatWasSaidAndRaisesTheLoss()
    {
        Sample[] streams = [.. Samples.All.Where(sample => sample.IsStream)];
        await Gen.Select(Gen.Int[0, streams.Length - 1], Gen.Double.Unit).SampleAsync(
            async (number, place) =>
            {
                Sample sample = streams[number];
                await CheckCutAsync(sample, await FuzzCall.ReadAsync(sample, int.MaxValue), (int)(place * sample.Bytes.Length));
            },
            iter: Runs,
            threads: 1);
    }

    [Fact]
    public async Task Cut_ByteByByte_DeliversWhatWasSaidAndRaisesTheLoss()
    {
        foreach (Sample sample in Streams)
        {
            FuzzResult whole = await FuzzCall.ReadAsync(sample, int.MaxValue);
            for (int length = 0; length < sample.Bytes.Length; length += Step)
            {
                await CheckCutAsync(sample, whole, length);
            }
        }
    }

    [Fact]
    public async Task Answer_InAnyPieces_IsTheSame()
    {
        foreach (Sample sample in Samples.All)
        {
            FuzzResult whole = await FuzzCall.ReadAsync(sample, int.MaxValue);
            foreach (int size in Sizes)
            {
                AssertSame(whole, await FuzzCall.ReadAsync(sample, size), sample, $"pieces of {size}");
            }
        }
    }

    [Fact]
    public async Task Answer_InTwoPieces_IsTheSame()
    {
        foreach (Sample sample in Samples.Emulated)
        {
            FuzzResult whole = await FuzzCall.ReadAsync(sample, int.MaxValue);
            Assert.Null(whole.Failure);
            for (int at = 1; at < sample.Bytes.Length; at += Step)
            {
                int first = at;
                AssertSame(whole, await FuzzCall.ReadAsync(sample, (_, before) => before < first ? first - before : int.MaxValue), sample, $"two pieces at {at}");
            }
        }
    }

    private static async Task CheckCutAsync(Sample sample, FuzzResult whole, int length)
    {
        FuzzResult cut = await FuzzCall.ReadAsync(sample.With(sample.Bytes[..length], $"cut at {length}"), 64);
        string name = $"{sample.Name} ({sample.Surface}) cut at {length}";
        Assert.True(cut.Failure is null or OpenRouterException, $"{name}: {cut.Failure}");
        bool isTold = cut.Failure is not null || (cut.TellsOfLostCall && cut.Text == whole.Text);
        Assert.True(isTold || cut.Said == whole.Said, $"{name}: lost in silence\n{cut.Said}\ninstead of\n{whole.Said}");
        Assert.True(whole.Text.StartsWith(cut.Text, StringComparison.Ordinal), $"{name}: '{cut.Text}' was never said");
        string said = SaidSoFar.In(sample, length);
        Assert.True(cut.Text.Length >= said.Length, $"{name}: '{said}' was said, '{cut.Text}' delivered");
    }

    private static void AssertSame(FuzzResult whole, FuzzResult pieces, Sample sample, string how)
    {
        Assert.True(whole.Said == pieces.Said, $"{sample.Name} ({sample.Surface}) in {how}:\n{pieces.Said}\ninstead of\n{whole.Said}");
        Assert.Equal(whole.Failure?.Message, pieces.Failure?.Message);
    }
}
