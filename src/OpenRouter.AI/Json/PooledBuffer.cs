using System;
using System.Buffers;

namespace OpenRouter.AI.Json;

/// <summary>A growing UTF-8 buffer over the shared array pool; the array goes back exactly once, on dispose.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private const int DefaultCapacity = 4 * 1024;

    private byte[] _array;

    internal PooledBuffer(int capacity = DefaultCapacity) => _array = ArrayPool<byte>.Shared.Rent(capacity);

    internal int Length { get; private set; }

    internal ReadOnlySpan<byte> Span => _array.AsSpan(0, Length);

    internal ReadOnlyMemory<byte> Memory => _array.AsMemory(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsSpan(Length);
    }

    public void Dispose()
    {
        byte[] array = _array;
        _array = [];
        Length = 0;
        if (array.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    internal void Append(byte value)
    {
        GetSpan(1)[0] = value;
        Length++;
    }

    internal void Clear() => Length = 0;

    /// <summary>Takes bytes away at the beginning; the others move there.</summary>
    internal void RemoveStart(int count)
    {
        if (count > 0)
        {
            _array.AsSpan(count, Length - count).CopyTo(_array);
            Length -= count;
        }
    }

    internal void Shorten(int count) => Length -= count;

    private void Reserve(int sizeHint)
    {
        int needed = Math.Max(sizeHint, 1);
        if (_array.Length - Length >= needed)
        {
            return;
        }

        int doubled = (int)Math.Min((uint)Math.Max(_array.Length, DefaultCapacity) * 2, int.MaxValue);
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(doubled, checked(Length + needed)));
        _array.AsSpan(0, Length).CopyTo(larger);
        byte[] old = _array;
        _array = larger;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
