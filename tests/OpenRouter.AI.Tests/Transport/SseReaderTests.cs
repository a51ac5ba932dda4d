using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Transport;

public sealed class SseReaderTests
{
    [Theory]
    [InlineData("data: a\n\n", "a")]
    [InlineData("data:a\n\n", "a")]
    [InlineData("data:  a\n\n", " a")]
    [InlineData("data: a\r\n\r\n", "a")]
    [InlineData("data: a\r\rdata: b\r\r", "a|b")]
    [InlineData("data: a\r\n\r\ndata: b\n\n", "a|b")]
    [InlineData("\uFEFFdata: a\n\n", "a")]
    [InlineData("\uFEFF: c\n\ndata: a\n\n", "a")]
    [InlineData(": OPENROUTER PROCESSING\n\n: \n\n:\n\ndata: a\n\n: again\ndata: b\n: inside\n\n", "a|b")]
    [InlineData("data: a\ndata: b\ndata:c\n\ndata: d\n\n", "a\nb\nc|d")]
    [InlineData("data: a\ndata\ndata: b\n\n", "a\n\nb")]
    [InlineData("event: error\nid: 7\nretry: 10\ndata: a\n\n", "a")]
    [InlineData("data: a", "a")]
    [InlineData("data: a\n", "a")]
    [InlineData("data: a\r", "a")]
    [InlineData("data: a\ndata: b", "a\nb")]
    [InlineData("data: a\n\ndata: [DONE]\n\n", "a|[DONE]")]
    [InlineData("datax: a\ndat: b\nDATA: c\n\n", "")]
    [InlineData("data:\n\ndata\n\ndata: a\n\n", "a")]
    [InlineData("\n\n\r\n\ndata: a\n\n\n\n", "a")]
    [InlineData("data: ä€😀\n\n", "ä€😀")]
    [InlineData("data: a: b\n\n", "a: b")]
    [InlineData("", "")]
    public void Stream_SplitAtEveryByte_GivesTheSameEvents(string text, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        List<string> outcomes = [string.Join("|", Read(bytes, 1)), string.Join("|", Read(bytes, 2)), string.Join("|", Read(bytes, 3))];
        for (int split = 0; split <= bytes.Length; split++)
        {
            outcomes.Add(string.Join("|", Read(bytes[..split], bytes[split..])));
        }

        Assert.All(outcomes, outcome => Assert.Equal(expected, outcome));
    }

    [Fact]
    public void Stream_AnyTextInAnyPieces_MatchesTheReferenceReader()
    {
        string[] kinds = ["data", "data:", "data: ", ":", " ", "\n", "\r", "\r\n", "\n\n", "a", "é", "event: x", "id", "[DONE]", "\uFEFF"];
        Gen.Select(Gen.Int[0, kinds.Length - 1].Select(index => kinds[index]).List[0, 40], Gen.Int[1, 9]).Sample((pieces, size) =>
        {
            string text = string.Concat(pieces);
            Assert.Equal(ReferenceSseReader.Read(text), Read(Encoding.UTF8.GetBytes(text), size));
        });
    }

    [Fact]
    public void Event_LargerThanTheBuffer_IsWhole()
    {
        string big = new('x', 5_000_000);
        byte[] bytes = Encoding.UTF8.GetBytes("data: small\n\ndata: " + big + "\n\ndata: after\n\n");

        List<string> events = Read(bytes, 7000);

        Assert.Equal(["small", big, "after"], events);
    }

    [Fact]
    public void Event_BehindAnotherInTheBuffer_SurvivesTheMoveToTheFront()
    {
        using var reader = new SseReader(64);
        Feed(reader, Encoding.UTF8.GetBytes("data: one\n\ndata: tw"));
        Assert.True(reader.TryRead(out _));
        Assert.False(reader.TryRead(out _));
        Feed(reader, Encoding.UTF8.GetBytes("o\n" + new string(' ', 3000)));
        Assert.False(reader.TryRead(out _));
        Feed(reader, Encoding.UTF8.GetBytes("\n\n"));

        Assert.True(reader.TryRead(out ReadOnlySpan<byte> data));
        Assert.Equal("two", Encoding.UTF8.GetString(data));
    }

    [Fact]
    public void Event_InTheBuffer_IsReadWithoutAllocation()
    {
        using var reader = new SseReader();
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("data: {\"a\":1}\n\n", 200)));
        Feed(reader, bytes);
        Drain(reader);
        Feed(reader, bytes);

        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = Drain(reader);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(200, count);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void Dispose_Twice_ReturnsTheBufferOnce()
    {
        var reader = new SseReader();
        Feed(reader, "data: a\n\n"u8);

        reader.Dispose();
        reader.Dispose();

        Assert.False(reader.TryRead(out _));
    }

    private static int Drain(SseReader reader)
    {
        int count = 0;
        while (reader.TryRead(out _))
        {
            count++;
        }

        return count;
    }

    private static List<string> Read(byte[] bytes, int size) => Read([.. bytes.Chunk(size)]);

    private static List<string> Read(params byte[][] pieces)
    {
        using var reader = new SseReader(16);
        List<string> events = [];
        foreach (byte[] piece in pieces)
        {
            Feed(reader, piece);
            Take(reader, events);
        }

        reader.Complete();
        Take(reader, events);
        return events;
    }

    private static void Take(SseReader reader, List<string> events)
    {
        while (reader.TryRead(out ReadOnlySpan<byte> data))
        {
            events.Add(Encoding.UTF8.GetString(data));
        }
    }

    private static void Feed(SseReader reader, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            Memory<byte> memory = reader.GetMemory();
            int count = Math.Min(memory.Length, bytes.Length);
            bytes[..count].CopyTo(memory.Span);
            reader.Advance(count);
            bytes = bytes[count..];
        }
    }
}
