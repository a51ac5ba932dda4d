using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Conformance.Replay;

/// <summary>Hands out bytes in pieces; every read completes at once.</summary>
internal sealed class SplitStream(byte[] bytes, Split split, string seed) : Stream
{
    private readonly Random _random = new(Seed(seed));
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(buffer.Length, PieceLength()), bytes.Length - _position);
        bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    // string.GetHashCode differs between processes; a failure must be repeatable.
    private static int Seed(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }

        return (int)hash;
    }

    private int PieceLength() => split switch
    {
        Split.Whole => int.MaxValue,
        Split.SingleBytes => 1,
        _ => _random.Next(8) == 0 ? _random.Next(1, 4000) : _random.Next(1, 60),
    };
}
