using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>Any fault behind any other, on the wire: the last one that says how an answer ends is the one that counts, and none brings the emulator down.</summary>
public sealed class FaultPairTests
{
    /// <summary>Each kind of fault, with the ending that it brings; null keeps what was there.</summary>
    private static readonly (Fault Fault, RawEnding? Ending)[] All =
    [
        (Fault.Status(503), RawEnding.Complete), (Fault.Error((System.Net.HttpStatusCode)418, "odd"), RawEnding.Complete),
        (Fault.Unavailable("model_deprecated"), RawEnding.Complete), (Fault.Guardrail(), RawEnding.Complete),
        (Fault.ValidationEnvelope(), RawEnding.Complete), (Fault.RateLimited(), RawEnding.Complete), (Fault.Html(), RawEnding.Complete),
        (Fault.ErrorIn200(), RawEnding.Complete), (Fault.ErrorAfter(2), RawEnding.Complete), (Fault.ErrorAfter(99, MidStreamError.Bare), RawEnding.Complete), (Fault.ErrorAfter(2, MidStreamError.UsageChunk), RawEnding.Complete),
        (Fault.CutAt(40), RawEnding.Complete), (Fault.CutAfter(2), RawEnding.Complete), (Fault.DropAt(40), RawEnding.Broken),
        (Fault.DropAfter(2), RawEnding.Broken), (Fault.DropAfter(0), RawEnding.Broken), (Fault.SilenceAt(0), RawEnding.Open),
        (Fault.SilenceAfter(2), RawEnding.Open), (Fault.KeepAlives(3), null), (Fault.KeepAlivesOnly(2), RawEnding.Complete),
        (Fault.KeepAlivesOnly(), RawEnding.Open), (Fault.Drip(7), null), (Fault.InvalidUtf8(), null), (Fault.DuplicateEvent(2), null),
        (Fault.MissingEvent(2), null), (Fault.ResetAt(0), RawEnding.Reset),
    ];

    public static TheoryData<string> Names => [.. All.Select(entry => entry.Fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pair_AnyOther_EndsAsTheLastOneSays(string name)
    {
        (Fault first, RawEnding? ending) = All.Single(entry => entry.Fault.Name == name);
        await using FaultyServer server = await FaultyServer.StartAsync();
        List<string> wrong = [];
        foreach ((Fault second, RawEnding? later) in All)
        {
            foreach (Asked asked in Enum.GetValues<Asked>())
            {
                RawEnding expected = later ?? ending ?? RawEnding.Complete;
                RawAnswer answer = await server.AskAsync(first.And(second), asked, answer => expected == RawEnding.Open && answer.HasHead);
                server.Server.AnyEndpoint.AssertNoFailures();

                // A connection that closes before its answer is reset.
                bool closed = expected == RawEnding.Broken && answer is { HasHead: false, Ending: RawEnding.Reset };
                if (answer.Ending != expected && !closed)
                {
                    wrong.Add($"{name}, then {second.Name} on {asked}: {answer.Ending} instead of {expected}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>How the bytes go out does not depend on the order.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Drip_BeforeOrBehind_IsTheSame(string name)
    {
        (Fault fault, RawEnding? ending) = All.Single(entry => entry.Fault.Name == name);
        Assert.SkipWhen(ending == RawEnding.Open || name.StartsWith("reset", StringComparison.Ordinal), "It has no end to wait for, or one that may overtake the bytes.");
        await using FaultyServer server = await FaultyServer.StartAsync();
        foreach (Asked asked in Enum.GetValues<Asked>())
        {
            RawAnswer plain = await server.AskAsync(fault, asked);
            foreach (Fault both in (Fault[])[Fault.Drip(5).And(fault), fault.And(Fault.Drip(5))])
            {
                RawAnswer answer = await server.AskAsync(both, asked);
                Assert.Equal(plain.Ending, answer.Ending);
                Assert.Equal(plain.Body.Length, answer.Body.Length);
                Assert.True(name.EndsWith("at a time", StringComparison.Ordinal) || answer.Pieces.All(size => size <= 5), $"{both} on {asked}: {string.Join(' ', answer.Pieces)}");
            }
        }
    }

    /// <summary>A length is announced for what is sent in the end.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task ContentLength_BeforeOrBehind_FitsWhatIsSent(string name)
    {
        (Fault fault, RawEnding? ending) = All.Single(entry => entry.Fault.Name == name);
        Assert.SkipWhen(ending is RawEnding.Open or RawEnding.Reset || name == Fault.DropAfter(0).Name, "It sends nothing, or for ever.");
        await using FaultyServer server = await FaultyServer.StartAsync();
        foreach (Asked asked in Enum.GetValues<Asked>())
        {
            int length = (await server.AskAsync(fault, asked)).Body.Length;
            foreach (int difference in (int[])[10, -10])
            {
                foreach (Fault both in (Fault[])[Fault.WrongContentLength(difference).And(fault), fault.And(Fault.WrongContentLength(difference))])
                {
                    RawAnswer answer = await server.AskAsync(both, asked);
                    server.Server.AnyEndpoint.AssertNoFailures();
                    Assert.Equal(difference > 0 ? RawEnding.Broken : RawEnding.Complete, answer.Ending);
                    Assert.Equal($"{length + difference}", answer.Header("Content-Length"));
                    Assert.Equal(Math.Min(length, length + difference), answer.Body.Length);
                }
            }
        }
    }
}
