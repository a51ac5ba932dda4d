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
        answer with { Ending = ending };

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

    internal static WireAnswer Repeat(WireAnswer answer, int number, int times)
    {
        if (!answer.IsEvents)
        {
            return answer;
        }

        int at = WireEvents.PlaceOf(answer.Pieces, number);
        return at < 0 ? answer : answer with
        {
            Pieces = [.. answer.Pieces.Take(at), .. Enumerable.Repeat(answer.Pieces[at], times), .. answer.Pieces.Skip(at + 1)],
        };
    }

    /// <summary>Does what depends on all that will be sent, whatever the order of the faults: spoils a text, announces a length, makes small
    /// pieces.</summary>
    internal static WireAnswer Finish(WireAnswer answer)
    {
        WireAnswer spoilt = answer.IsSpoilt ? InvalidUtf8(answer) : answer;
        WireAnswer announced = spoilt.LengthError is { } difference && !spoilt.IsMute && spoilt.Ending != WireEnding.KeepAlives && WireAnswer.HasBody(spoilt.Status)
            ? ContentLength(spoilt, difference)
            : spoilt;
        return announced.PieceSize is { } size ? announced with { Pieces = [.. announced.ToBytes().Chunk(size)] } : announced;
    }

    private static WireAnswer ContentLength(WireAnswer answer, int difference)
    {
        int length = (int)Math.Clamp((long)answer.Length + difference, 0, int.MaxValue);
        return answer.First(length) with
        {
            ContentLength = length,
            Ending = difference > 0 && answer.Ending == WireEnding.Complete ? WireEnding.Drop : answer.Ending,
        };
    }

    /// <summary>Spoils the first letter of a text that the answer says: of a <c>content</c>, <c>delta</c> or <c>text</c>, or else of the
    /// model's name or an error's message.</summary>
    private static WireAnswer InvalidUtf8(WireAnswer answer)
    {
        List<byte[]> pieces = [.. answer.Pieces];
        foreach (string name in (string[])["content", "delta", "text", "model", "message"])
        {
            byte[] start = Encoding.UTF8.GetBytes($"\"{name}\":\"");
            for (int at = pieces.Count - 1; at >= 0; at--)
            {
                int found = pieces[at].AsSpan().IndexOf(start);
                int letter = found + start.Length;
                if (found >= 0 && letter < pieces[at].Length && pieces[at][letter] is not ((byte)'"' or (byte)'\\'))
                {
                    byte[] spoilt = [.. pieces[at]];
                    spoilt[letter] = 0xFF;
                    pieces[at] = spoilt;
                    return answer with { Pieces = pieces };
                }
            }
        }

        return answer;
    }
}
