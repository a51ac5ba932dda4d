using System;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions.Wire;

/// <summary>
/// The bytes around the text of a chunk. Chunks of one stream differ in nothing but that text, so a chunk whose bytes before and behind it
/// are those of a chunk that was fully read needs no parsing: between them stands one JSON string without escapes, or the frame does not match.
/// </summary>
internal sealed class ChatTextFrame
{
    private byte[] _frame = [];
    private int _prefix;
    private int _suffix;

    /// <summary>Reads the text of a chunk that has the remembered frame.</summary>
    internal bool TryRead(ReadOnlySpan<byte> data, [NotNullWhen(true)] out string? text)
    {
        text = null;
        int length = data.Length - _prefix - _suffix;
        if (_prefix == 0 || length < 0
            || !data[.._prefix].SequenceEqual(_frame.AsSpan(0, _prefix))
            || !data[(_prefix + length)..].SequenceEqual(_frame.AsSpan(_prefix, _suffix)))
        {
            return false;
        }

        ReadOnlySpan<byte> middle = data.Slice(_prefix, length);
        if (JsonScan.IndexOfSpecial(middle) >= 0)
        {
            return false;
        }

        text = middle.IsEmpty ? "" : Encoding.UTF8.GetString(middle);
        return true;
    }

    /// <summary>Remembers the frame of a chunk whose text lies at <paramref name="text"/>.</summary>
    internal void Remember(ReadOnlySpan<byte> data, RawRange text)
    {
        _prefix = text.Start;
        _suffix = data.Length - text.Start - text.Length;
        if (_frame.Length < _prefix + _suffix)
        {
            _frame = new byte[_prefix + _suffix];
        }

        data[..text.Start].CopyTo(_frame);
        data[(text.Start + text.Length)..].CopyTo(_frame.AsSpan(_prefix));
    }

    /// <summary>Forgets the frame: what the last chunk left behind is no longer that of a plain text chunk.</summary>
    internal void Forget() => _prefix = 0;
}
