using System;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>
/// The bytes around the text and the number of a delta. Deltas of one item differ in nothing else, so one whose other bytes are those of a delta
/// that was fully read needs no parsing: what is left is one JSON string without escapes and one run of digits, or the frame does not match.
/// </summary>
internal sealed class ResponsesDeltaFrame
{
    private byte[] _frame = [];
    private int _head;
    private int _middle;
    private int _tail;
    private bool _textFirst;
    private bool _hasNumber;

    private ReadOnlySpan<byte> Head => _frame.AsSpan(0, _head);

    private ReadOnlySpan<byte> Middle => _frame.AsSpan(_head, _middle);

    private ReadOnlySpan<byte> Tail => _frame.AsSpan(_head + _middle, _tail);

    /// <summary>Reads the text of a delta that has the remembered frame.</summary>
    internal bool TryRead(ReadOnlySpan<byte> data, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (_head == 0 || data.Length < _head + _middle + _tail || !data.StartsWith(Head) || !data.EndsWith(Tail))
        {
            return false;
        }

        ReadOnlySpan<byte> inner = data[_head..^_tail];
        if (_hasNumber && !(_textFirst ? CutNumberBehind(ref inner) : CutNumberBefore(ref inner)))
        {
            return false;
        }

        if (JsonScan.IndexOfSpecial(inner) >= 0)
        {
            return false;
        }

        text = inner.IsEmpty ? "" : Encoding.UTF8.GetString(inner);
        return true;
    }

    /// <summary>Remembers the frame of a delta whose text and number lie at the given places; the number may be missing.</summary>
    internal void Remember(ReadOnlySpan<byte> data, RawRange text, RawRange number)
    {
        _hasNumber = !number.IsEmpty;
        _textFirst = !_hasNumber || text.Start < number.Start;
        RawRange first = _textFirst ? text : number;
        RawRange second = _textFirst ? number : text;
        int middleStart = first.Start + first.Length;
        int tailStart = _hasNumber ? second.Start + second.Length : middleStart;
        _head = first.Start;
        _middle = _hasNumber ? second.Start - middleStart : 0;
        _tail = data.Length - tailStart;
        if (_frame.Length < _head + _middle + _tail)
        {
            _frame = new byte[_head + _middle + _tail];
        }

        data[.._head].CopyTo(_frame);
        data.Slice(middleStart, _middle).CopyTo(_frame.AsSpan(_head));
        data[tailStart..].CopyTo(_frame.AsSpan(_head + _middle));
    }

    /// <summary>Forgets the frame: what the last event left behind is no longer that of a delta.</summary>
    internal void Forget() => _head = 0;

    private bool CutNumberBehind(ref ReadOnlySpan<byte> inner)
    {
        int end = inner.Length;
        while (end > 0 && IsDigit(inner[end - 1]))
        {
            end--;
        }

        if (end == inner.Length || !inner[..end].EndsWith(Middle))
        {
            return false;
        }

        inner = inner[..(end - _middle)];
        return true;
    }

    private bool CutNumberBefore(ref ReadOnlySpan<byte> inner)
    {
        int start = 0;
        while (start < inner.Length && IsDigit(inner[start]))
        {
            start++;
        }

        if (start == 0 || !inner[start..].StartsWith(Middle))
        {
            return false;
        }

        inner = inner[(start + _middle)..];
        return true;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
