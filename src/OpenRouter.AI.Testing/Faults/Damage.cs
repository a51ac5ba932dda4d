using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Faults;

/// <summary>Changes the bytes of an answer.</summary>
internal static class Damage
{
    private static readonly byte[] WhiteSpace = "\n         "u8.ToArray();

    internal static WireAnswer End(WireAnswer answer, WireEnding ending) =>
        answer with { Ending = ending, IsMute = answer.Pieces.Count == 0 && ending is (WireEnding.Drop or WireEnding.Reset) };

    /// <summary>Keeps the first events; of a body nothing or half.</summary>
    internal static WireAnswer Keep(WireAnswer answer, int events)
    {
        if (!answer.IsEvents)
        {
            return answer.First(events == 0 ? 0 : answer.Length / 2);
        }

        return answer with { Pieces = events == 0 ? [] : [.. answer.Pieces.Take(WireEvents.Behind(answer.Pieces, events))] };
    }

    internal static WireAnswer KeepAlives(WireAnswer answer, int count)
    {
        byte[] sign = answer.IsEvents ? Encoding.UTF8.GetBytes(WireEvents.KeepAlive) : WhiteSpace;
        return answer with { Pieces = [.. Enumerable.Repeat(sign, count), .. answer.Pieces] };
    }

    internal static WireAnswer Drip(WireAnswer answer, int bytes) =>
        answer with { Pieces = [.. answer.ToBytes().Chunk(bytes)] };

    internal static WireAnswer Repeat(WireAnswer answer, int number, int times)
    {
        if (!answer.IsEvents)
        {
            return answer;
        }

        List<byte[]> pieces = [.. answer.Pieces];
        int at = WireEvents.Behind(pieces, number) - 1;
        if (at >= 0 && WireEvents.IsEvent(pieces[at]))
        {
            byte[] piece = pieces[at];
            pieces.RemoveAt(at);
            pieces.InsertRange(at, Enumerable.Repeat(piece, times));
        }

        return answer with { Pieces = pieces };
    }

    internal static WireAnswer ContentLength(WireAnswer answer, int difference)
    {
        int length = Math.Max(0, answer.Length + difference);
        return answer.First(length) with { ContentLength = length, Ending = difference > 0 ? WireEnding.Drop : WireEnding.Complete };
    }

    /// <summary>Spoils the first letter of a text that the answer says: of a <c>content</c>, <c>delta</c> or <c>text</c>, or else of the
    /// model's name.</summary>
    internal static WireAnswer InvalidUtf8(WireAnswer answer)
    {
        List<byte[]> pieces = [.. answer.Pieces];
        foreach (string name in (string[])["content", "delta", "text", "model"])
        {
            byte[] start = Encoding.UTF8.GetBytes($"\"{name}\":\"");
            for (int at = pieces.Count - 1; at >= 0; at--)
            {
                int found = pieces[at].AsSpan().IndexOf(start);
                if (found >= 0 && pieces[at][found + start.Length] is not ((byte)'"' or (byte)'\\'))
                {
                    byte[] spoilt = [.. pieces[at]];
                    spoilt[found + start.Length] = 0xFF;
                    pieces[at] = spoilt;
                    return answer with { Pieces = pieces };
                }
            }
        }

        return answer;
    }
}
