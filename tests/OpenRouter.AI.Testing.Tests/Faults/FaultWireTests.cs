using System;
using System.Linq;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>What each fault does to the bytes of a stream and of a body.</summary>
public sealed class FaultWireTests : IAsyncLifetime
{
    private FaultyServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FaultyServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(Asked.ChatStream)]
    [InlineData(Asked.Chat)]
    [InlineData(Asked.Embeddings)]
    public async Task At_Bytes_SendsSoManyAndEnds(Asked asked)
    {
        foreach (int bytes in (int[])[1, 60, 100])
        {
            Assert.Equal((bytes, RawEnding.Complete), Seen(await _server.AskAsync(Fault.CutAt(bytes), asked)));
            Assert.Equal((bytes, RawEnding.Broken), Seen(await _server.AskAsync(Fault.DropAt(bytes), asked)));
            Assert.Equal((bytes, RawEnding.Open), Seen(await _server.AskAsync(Fault.SilenceAt(bytes), asked, answer => answer.Body.Length >= bytes)));
            Assert.False(_server.Server.Requests.Single().Completion.IsCompleted && await _server.Server.Requests.Single().Completion);
            RawAnswer reset = await _server.AskAsync(Fault.ResetAt(bytes), asked);
            Assert.Equal(RawEnding.Reset, reset.Ending);
            Assert.True(reset.Body.Length <= bytes);
        }
    }

    [Fact]
    public async Task At_Zero_SendsNoStatusOrNoBody()
    {
        Assert.False((await _server.AskAsync(Fault.DropAt(0))).HasHead);
        Assert.False((await _server.AskAsync(Fault.DropAfter(0))).HasHead);
        Assert.False((await _server.AskAsync(Fault.ResetAt(0))).HasHead);
        Assert.Equal((0, RawEnding.Complete), Seen(await _server.AskAsync(Fault.CutAt(0))));
        Assert.Equal((0, RawEnding.Complete), Seen(await _server.AskAsync(Fault.CutAfter(0))));
        Assert.Equal((0, RawEnding.Open), Seen(await _server.AskAsync(Fault.SilenceAt(0), isEnough: answer => answer.HasHead)));
        Assert.Equal((0, RawEnding.Open), Seen(await _server.AskAsync(Fault.SilenceAfter(0), isEnough: answer => answer.HasHead)));
    }

    [Theory]
    [InlineData(Asked.ChatStream)]
    [InlineData(Asked.ResponsesStream)]
    public async Task After_Events_SendsSoMany(Asked asked)
    {
        RawAnswer whole = await _server.AskAsync(null, asked);
        foreach (int events in (int[])[1, 2, 4])
        {
            Assert.Equal((events, RawEnding.Complete), Counted(await _server.AskAsync(Fault.CutAfter(events), asked)));
            Assert.Equal((events, RawEnding.Broken), Counted(await _server.AskAsync(Fault.DropAfter(events), asked)));
            Assert.Equal((events, RawEnding.Open), Counted(await _server.AskAsync(Fault.SilenceAfter(events), asked, answer => answer.Events.Length >= events)));
        }

        Assert.Equal(whole.Events.Length, (await _server.AskAsync(Fault.CutAfter(99), asked)).Events.Length);
    }

    [Fact]
    public async Task After_Body_SendsHalf()
    {
        int whole = (await _server.AskAsync(null, Asked.Chat)).Body.Length;

        Assert.Equal((whole / 2, RawEnding.Complete), Seen(await _server.AskAsync(Fault.CutAfter(1), Asked.Chat)));
        Assert.Equal((whole / 2, RawEnding.Broken), Seen(await _server.AskAsync(Fault.DropAfter(3), Asked.Chat)));
    }

    [Fact]
    public async Task KeepAlives_Count_ComeBeforeOrAlone()
    {
        RawAnswer whole = await _server.AskAsync(null);

        RawAnswer before = await _server.AskAsync(Fault.KeepAlives(3));
        Assert.Equal((whole.KeepAlives + 3, whole.Events.Length, RawEnding.Complete), (before.KeepAlives, before.Events.Length, before.Ending));
        RawAnswer alone = await _server.AskAsync(Fault.KeepAlivesOnly(4));
        Assert.Equal((4, 0, RawEnding.Complete), (alone.KeepAlives, alone.Events.Length, alone.Ending));
        RawAnswer endless = await _server.AskAsync(Fault.KeepAlivesOnly(), isEnough: answer => answer.KeepAlives >= 3);
        Assert.Equal((0, RawEnding.Open), (endless.Events.Length, endless.Ending));
        RawAnswer body = await _server.AskAsync(Fault.KeepAlives(2), Asked.Chat);
        Assert.Equal(FaultyServer.Text, body.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.StartsWith("\n ", body.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Asked.ChatStream)]
    [InlineData(Asked.ResponsesStream)]
    public async Task Event_Number_IsTwiceOrMissing(Asked asked)
    {
        int count = (await _server.AskAsync(null, asked)).Events.Length;
        for (int number = 1; number <= count; number++)
        {
            string[] twice = (await _server.AskAsync(Fault.DuplicateEvent(number), asked)).Events;
            Assert.Equal(count + 1, twice.Length);
            Assert.Equal(twice[number - 1], twice[number]);
            string[] missing = (await _server.AskAsync(Fault.MissingEvent(number), asked)).Events;
            Assert.Equal(count - 1, missing.Length);
            Assert.Equal(number != count, missing[^1] == "[DONE]");
        }
    }

    [Theory]
    [InlineData(Asked.ChatStream)]
    [InlineData(Asked.ResponsesStream)]
    [InlineData(Asked.Chat)]
    public async Task Event_BeyondTheEnd_ChangesNothing(Asked asked)
    {
        RawAnswer whole = await _server.AskAsync(null, asked);
        foreach (Fault fault in (Fault[])[Fault.DuplicateEvent(whole.Events.Length + 1), Fault.MissingEvent(99)])
        {
            RawAnswer answer = await _server.AskAsync(fault, asked);
            Assert.Equal(whole.Body.Length, answer.Body.Length);
            Assert.Equal(whole.Events.LastOrDefault() == "[DONE]", answer.Events.LastOrDefault() == "[DONE]");
        }
    }

    [Theory]
    [InlineData(Asked.ChatStream)]
    [InlineData(Asked.Chat)]
    [InlineData(Asked.ResponsesStream)]
    [InlineData(Asked.Embeddings)]
    public async Task Bytes_Others_AreAsTheySay(Asked asked)
    {
        int whole = (await _server.AskAsync(null, asked)).Body.Length;

        RawAnswer spoilt = await _server.AskAsync(Fault.InvalidUtf8(), asked);
        Assert.Equal((whole, 1), (spoilt.Body.Length, spoilt.Body.Count(letter => letter == '\u00ff')));
        RawAnswer small = await _server.AskAsync(Fault.Drip(3), asked);
        Assert.Equal((whole, 3), (small.Body.Length, small.Pieces.Max()));
        RawAnswer tooLong = await _server.AskAsync(Fault.WrongContentLength(10), asked);
        Assert.Equal((whole, RawEnding.Broken, $"{whole + 10}"), (tooLong.Body.Length, tooLong.Ending, tooLong.Header("Content-Length")));
        RawAnswer tooShort = await _server.AskAsync(Fault.WrongContentLength(-10), asked);
        Assert.Equal((whole - 10, RawEnding.Complete), Seen(tooShort));
    }

    private static (int Bytes, RawEnding Ending) Seen(RawAnswer answer) => (answer.Body.Length, answer.Ending);

    private static (int Events, RawEnding Ending) Counted(RawAnswer answer) => (answer.Events.Length, answer.Ending);
}
