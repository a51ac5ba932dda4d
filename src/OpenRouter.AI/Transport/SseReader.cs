using System;
using System.Buffers;
using System.IO;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Transport;

/// <summary>
/// Cuts a stream of server-sent events into the data of its events, over one pooled buffer and without an allocation for each event.
/// Only <c>data</c> fields count; comments and other fields are passed over. Events without data are none.
/// </summary>
internal sealed class SseReader : IDisposable
{
    // One image is one line; nothing that a model writes comes near this.
    private const int MaxLength = 512 * 1024 * 1024;

    // With less room than this a read is not worth its call.
    private const int MinRoom = 1024;

    private readonly int _capacity;
    private byte[] _buffer = [];

    // The line being read starts at _start; no line end was found before _scan; the bytes end at _end.
    private int _start;
    private int _scan;
    private int _end;

    // An event with one data line is a part of the buffer; more lines are joined in the side buffer.
    private int _lines;
    private int _dataStart;
    private int _dataLength;
    private PooledBuffer? _joined;

    private bool _begun;
    private bool _skipLineFeed;
    private bool _completed;

    internal SseReader(int capacity = 16 * 1024) => _capacity = capacity;

    public void Dispose()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _start = _scan = _end = _lines = _dataStart = _dataLength = 0;
        _joined?.Dispose();
        _joined = null;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Room for more bytes. What <see cref="TryRead"/> handed out is invalid from here on.</summary>
    internal Memory<byte> GetMemory()
    {
        int keep = _lines == 1 ? _dataStart : _start;
        if (keep == _end)
        {
            Shift(keep);
        }
        else if (_buffer.Length - _end < MinRoom)
        {
            Shift(keep);
            Grow();
        }

        if (_buffer.Length == 0)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(_capacity);
        }

        return _buffer.AsMemory(_end);
    }

    internal void Advance(int count) => _end += count;

    /// <summary>Gets the bytes that have arrived, as long as no event has been read.</summary>
    internal ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Says that no more bytes will come: what is left is a line, and the last event needs no blank line.</summary>
    internal void Complete() => _completed = true;

    /// <summary>The data of the next event in the buffer; the span is valid until the next call of any member.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> data)
    {
        while (TryReadLine(out int from, out int length))
        {
            if (length != 0)
            {
                Accept(from, length);
            }
            else if (TakeEvent(out data))
            {
                return true;
            }
        }

        if (_completed)
        {
            return TakeEvent(out data);
        }

        data = default;
        return false;
    }

    private bool TryReadLine(out int from, out int length)
    {
        if (_skipLineFeed && _start < _end)
        {
            _skipLineFeed = false;
            if (_buffer[_start] == (byte)'\n')
            {
                _start++;
                _scan = _start;
            }
        }

        from = _start;
        int found = _buffer.AsSpan(_scan, _end - _scan).IndexOfAny((byte)'\n', (byte)'\r');
        if (found < 0)
        {
            _scan = _end;
            length = _end - _start;
            if (!_completed || length == 0)
            {
                return false;
            }

            _start = _end;
        }
        else
        {
            int end = _scan + found;
            length = end - _start;

            // The line feed of a pair may not have arrived yet; the line has ended all the same.
            _skipLineFeed = _buffer[end] == (byte)'\r';
            _start = _scan = end + 1;
        }

        if (!_begun)
        {
            SkipMark(ref from, ref length);
        }

        return true;
    }

    private void SkipMark(ref int from, ref int length)
    {
        _begun = true;
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        if (_buffer.AsSpan(from, length).StartsWith(mark))
        {
            from += mark.Length;
            length -= mark.Length;
        }
    }

    private void Accept(int from, int length)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(from, length);
        if (!line.StartsWith("data"u8))
        {
            return;
        }

        int skip = 4;
        if (length > skip)
        {
            if (line[skip] != (byte)':')
            {
                return;
            }

            skip += length > 5 && line[5] == (byte)' ' ? 2 : 1;
        }

        _lines++;
        if (_lines == 1)
        {
            _dataStart = from + skip;
            _dataLength = length - skip;
            return;
        }

        Join(line[skip..]);
    }

    private void Join(ReadOnlySpan<byte> line)
    {
        _joined ??= new PooledBuffer();
        if (_lines == 2)
        {
            _joined.Clear();
            _joined.Append(_buffer.AsSpan(_dataStart, _dataLength));
        }

        _joined.Append((byte)'\n');
        _joined.Append(line);
    }

    private bool TakeEvent(out ReadOnlySpan<byte> data)
    {
        data = _lines switch
        {
            0 => default,
            1 => _buffer.AsSpan(_dataStart, _dataLength),
            _ => _joined!.Span,
        };
        _lines = 0;
        return !data.IsEmpty;
    }

    private void Shift(int keep)
    {
        if (keep == 0)
        {
            return;
        }

        _buffer.AsSpan(keep, _end - keep).CopyTo(_buffer);
        _start -= keep;
        _scan -= keep;
        _end -= keep;
        _dataStart -= keep;
    }

    private void Grow()
    {
        if (_buffer.Length - _end >= MinRoom)
        {
            return;
        }

        if (_end >= MaxLength)
        {
            throw new InvalidDataException("an event of the stream is larger than 512 MiB");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        byte[] old = _buffer;
        _buffer = larger;
        ArrayPool<byte>.Shared.Return(old);
    }
}
