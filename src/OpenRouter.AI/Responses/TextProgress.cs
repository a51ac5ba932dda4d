using System;
using System.Collections.Generic;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses;

/// <summary>
/// How much of a text has been handed out. The same text comes up to four times (deltas, its own end, the end of its part and of its item), and
/// any of them may be all that comes.
/// </summary>
internal sealed class TextProgress : IDisposable
{
    private readonly PooledBuffer? _kept;

    // A text whose bytes are not kept keeps its pieces, which the caller has anyway: what is missing between them can be told only so.
    private readonly List<string>? _pieces;

    /// <param name="keeps">Whether the text itself is kept, to be sent back should the end of its item never come.</param>
    internal TextProgress(bool keeps)
    {
        _kept = keeps ? new PooledBuffer(256) : null;
        _pieces = keeps ? null : [];
    }

    /// <summary>Gets the number of characters handed out.</summary>
    internal int Shown { get; private set; }

    /// <summary>Gets the text so far as the inside of a JSON string.</summary>
    internal ReadOnlySpan<byte> Escaped => _kept is null ? default : _kept.Span;

    public void Dispose() => _kept?.Dispose();

    internal void Add(string text)
    {
        Shown += text.Length;
        _pieces?.Add(text);
    }

    /// <summary>Gets the text of a delta, given as the inside of a JSON string.</summary>
    internal string Append(ReadOnlySpan<byte> escaped)
    {
        _kept?.Append(escaped);
        string text = JsonText.Decode(escaped);
        Add(text);
        return text;
    }

    /// <summary>Gets what the end of a text has beyond its deltas, and keeps it like them.</summary>
    internal string? Complete(ReadOnlySpan<byte> escaped)
    {
        string? rest = Rest(escaped);
        if (rest is not null)
        {
            _kept?.Clear();
            _kept?.Append(escaped);
        }

        return rest;
    }

    /// <summary>Gets what a whole text has beyond what was handed out; null when there is nothing.</summary>
    /// <exception cref="TornTextException">The text does not go on from what was handed out.</exception>
    internal string? Rest(string? full)
    {
        if (full is null || full.Length <= Shown)
        {
            return null;
        }

        if (!Fits(full))
        {
            throw new TornTextException();
        }

        string rest = full[Shown..];
        _pieces?.Add(rest);
        Shown = full.Length;
        return rest;
    }

    /// <summary>Gets what a whole text, given as the inside of a JSON string, has beyond what was handed out. Nothing is made when it has nothing.</summary>
    internal string? Rest(ReadOnlySpan<byte> escaped) =>
        escaped.IsEmpty || JsonText.CountCharacters(escaped) <= Shown ? null : Rest(JsonText.Decode(escaped));

    /// <summary>Gets whether a text begins with what was handed out, or is the beginning of it. Texts whose bytes are kept are not compared.</summary>
    internal bool Fits(string full)
    {
        int at = 0;
        foreach (string piece in _pieces ?? [])
        {
            int length = Math.Min(piece.Length, full.Length - at);
            if (!full.AsSpan(at, length).SequenceEqual(piece.AsSpan(0, length)))
            {
                return false;
            }

            at += length;
        }

        return true;
    }
}
