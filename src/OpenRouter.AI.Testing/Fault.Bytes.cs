using System;
using OpenRouter.AI.Testing.Faults;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing;

/// <content>What happens to the bytes of an answer and to the connection.</content>
public sealed partial class Fault
{
    /// <summary>Ends the answer after some bytes, in good order: nothing but the content tells that something is missing.</summary>
    /// <param name="bytes">How much is sent.</param>
    /// <returns>The fault.</returns>
    public static Fault CutAt(int bytes) => At("cut", bytes, WireEnding.Complete);

    /// <summary>Ends the answer after some events, in good order.</summary>
    /// <param name="events">How many are sent.</param>
    /// <returns>The fault.</returns>
    public static Fault CutAfter(int events) => After("cut", events, WireEnding.Complete);

    /// <summary>Closes the connection after some bytes. With 0 not even a status is sent.</summary>
    /// <param name="bytes">How much is sent.</param>
    /// <returns>The fault.</returns>
    public static Fault DropAt(int bytes) => At("dropped", bytes, WireEnding.Drop);

    /// <summary>Closes the connection after some events. With 0 not even a status is sent.</summary>
    /// <param name="events">How many are sent.</param>
    /// <returns>The fault.</returns>
    public static Fault DropAfter(int events) => After("dropped", events, WireEnding.Drop);

    /// <summary>Resets the connection after some bytes. A reset may overtake them; with 0 not even a status is sent.</summary>
    /// <param name="bytes">How much is sent.</param>
    /// <returns>The fault.</returns>
    public static Fault ResetAt(int bytes) => At("reset", bytes, WireEnding.Reset);

    /// <summary>Falls silent after some bytes, with the connection open until the client closes it. With 0 status and headers are
    /// sent.</summary>
    /// <param name="bytes">How much is sent.</param>
    /// <returns>The fault.</returns>
    public static Fault SilenceAt(int bytes) => At("silent", bytes, WireEnding.Silence);

    /// <summary>Falls silent after some events, with the connection open until the client closes it.</summary>
    /// <param name="events">How many are sent.</param>
    /// <returns>The fault.</returns>
    public static Fault SilenceAfter(int events) => After("silent", events, WireEnding.Silence);

    /// <summary>Sends keep-alives before the answer: comments before a stream, white space before a body.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The fault.</returns>
    public static Fault KeepAlives(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return new Fault($"{count} keep-alives before", (answer, _) => Damage.KeepAlives(answer, count));
    }

    /// <summary>Sends keep-alives and never an answer.</summary>
    /// <param name="count">How many before the answer ends in good order; <see langword="null"/> goes on, ten in a second, until the client
    /// leaves.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public static Fault KeepAlivesOnly(int? count = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count ?? 0, nameof(count));
        return new Fault(
            count is null ? "keep-alives for ever" : $"{count} keep-alives, then the end",
            (answer, _) => Damage.KeepAlives(
                answer with { Pieces = [], Ending = count is null ? WireEnding.KeepAlives : WireEnding.Complete }, count ?? 1));
    }

    /// <summary>Sends the answer slowly.</summary>
    /// <param name="bytes">How many bytes at a time.</param>
    /// <param name="pause">The pause before each piece, up to a day; <see langword="null"/> is none, so that only the pieces are small.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bytes"/> is less than 1, or <paramref name="pause"/> negative or longer than a
    /// day.</exception>
    public static Fault Drip(int bytes, TimeSpan? pause = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        TimeSpan span = pause ?? TimeSpan.Zero;
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero, nameof(pause));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span, TimeSpan.FromDays(1), nameof(pause));
        return new Fault($"{bytes} bytes at a time", (answer, _) => answer with { PieceSize = bytes, Pause = span });
    }

    /// <summary>Puts a byte into a text of the answer that no UTF-8 has: into the text of a stream's last event that has one, or into a body.</summary>
    /// <returns>The fault.</returns>
    public static Fault InvalidUtf8() => new("invalid UTF-8", static (answer, _) => answer with { IsSpoilt = true });

    /// <summary>Sends an event twice. It has no effect on one body, nor on a stream with fewer events.</summary>
    /// <param name="number">Which one, from 1.</param>
    /// <returns>The fault.</returns>
    public static Fault DuplicateEvent(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new Fault($"event {number} twice", (answer, _) => Damage.Repeat(answer, number, 2));
    }

    /// <summary>Leaves an event out. It has no effect on one body, nor on a stream with fewer events.</summary>
    /// <param name="number">Which one, from 1.</param>
    /// <returns>The fault.</returns>
    public static Fault MissingEvent(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new Fault($"event {number} missing", (answer, _) => Damage.Repeat(answer, number, 0));
    }

    /// <summary>Announces a wrong <c>Content-Length</c>. Announced too long, the connection is closed early; too short, the rest is not
    /// sent.</summary>
    /// <param name="difference">What is announced more (positive) or less (negative) than there is.</param>
    /// <returns>The fault.</returns>
    public static Fault WrongContentLength(int difference) => new(
        $"content length off by {difference}",
        (answer, _) => answer with { LengthError = difference });

    private static Fault At(string what, int bytes, WireEnding ending)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return new Fault($"{what} at byte {bytes}", (answer, _) => Damage.End(answer.First(bytes), ending));
    }

    private static Fault After(string what, int events, WireEnding ending)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        return new Fault($"{what} after {events} events", (answer, _) => Damage.End(Damage.Keep(answer, events), ending));
    }
}
