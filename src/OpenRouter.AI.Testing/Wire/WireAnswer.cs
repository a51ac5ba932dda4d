using System;
using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Testing.Wire;

/// <summary>An answer as it will go over the wire, before the first byte is sent: what faults change and recordings hold.</summary>
internal sealed record WireAnswer
{
    internal int Status { get; init; } = 200;

    internal string ContentType { get; init; } = "application/json";

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>Gets what is sent at a time: one event of a stream, or a part of a body.</summary>
    internal IReadOnlyList<byte[]> Pieces { get; init; } = [];

    internal WireEnding Ending { get; init; }

    /// <summary>Gets whether the connection ends before even the status is sent.</summary>
    internal bool IsMute => Pieces.Count == 0 && Ending is (WireEnding.Drop or WireEnding.Reset);

    /// <summary>Gets the announced length where it is a lie; <see langword="null"/> to announce none.</summary>
    internal long? ContentLength { get; init; }

    /// <summary>Gets the pause before each piece.</summary>
    internal TimeSpan Pause { get; init; }

    /// <summary>Gets how many bytes go out at a time; <see langword="null"/> for each piece at once.</summary>
    internal int? PieceSize { get; init; }

    /// <summary>Gets how much more is announced than there is; <see langword="null"/> for no announcement.</summary>
    internal int? LengthError { get; init; }

    /// <summary>Gets whether a letter of the text becomes a byte that no UTF-8 has.</summary>
    internal bool IsSpoilt { get; init; }

    /// <summary>Gets what the service does for an answer that it gives, such as to charge it; <see langword="null"/> for nothing. It does not
    /// happen where an error comes in the place of the answer.</summary>
    internal Action? Served { get; init; }

    internal bool IsEvents => ContentType.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>Says whether an answer of a status may have a body: to the others HTTP gives none.</summary>
    internal static bool HasBody(int status) => status is not (204 or 205 or 304);

    internal int Length => Pieces.Sum(static piece => piece.Length);

    internal byte[] ToBytes()
    {
        byte[] all = new byte[Length];
        int at = 0;
        foreach (byte[] piece in Pieces)
        {
            piece.CopyTo(all, at);
            at += piece.Length;
        }

        return all;
    }

    /// <summary>Keeps the first bytes, in the pieces that they are in.</summary>
    internal WireAnswer First(int bytes)
    {
        List<byte[]> kept = [];
        foreach (byte[] piece in Pieces)
        {
            int size = Math.Min(piece.Length, bytes);
            if (size == 0)
            {
                break;
            }

            kept.Add(piece[..size]);
            bytes -= size;
        }

        return this with { Pieces = kept };
    }
}
