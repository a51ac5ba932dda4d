using System;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Faults;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing;

/// <content>Errors that the service, or something before it, reports instead of an answer.</content>
public sealed partial class Fault
{
    /// <summary>Answers with an HTTP error in the shape that OpenRouter documents for it: the payment message of a 402, the moderation
    /// reasons of a 403, the provider's raw words of a 502, the plain text of a 524.</summary>
    /// <param name="status">The status, from 400 to 599. One without a shape of its own gets the plain envelope.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is no error.</exception>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/errors"/>.</remarks>
    public static Fault Status(int status)
    {
        CheckError(status, nameof(status));
        return new Fault($"HTTP {status}", (answer, scene) => ErrorAnswers.Of(answer, ErrorAnswers.ByStatus(status, scene.Request)));
    }

    /// <summary>Answers with an HTTP error of the caller's own words.</summary>
    /// <param name="status">The status, from 400 to 599.</param>
    /// <param name="message"><c>error.message</c>.</param>
    /// <param name="metadata"><c>error.metadata</c>, a JSON object; <see langword="null"/> for none.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="metadata"/> is not a JSON object.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is no error.</exception>
    public static Fault Error(HttpStatusCode status, string message, string? metadata = null)
    {
        CheckError((int)status, nameof(status));
        ArgumentNullException.ThrowIfNull(message);
        JsonObject? parsed = metadata is null ? null : ParseObject(metadata);
        return new Fault(
            $"HTTP {(int)status} '{message}'",
            (answer, _) => ErrorAnswers.Of(answer, ServiceError.Of((int)status, message, parsed?.DeepClone() as JsonObject)));
    }

    /// <summary>Answers that the model cannot be served, with <c>error.availability</c> and the status that goes with the code.</summary>
    /// <param name="code">The code, for example <c>model_deprecated</c> or <c>capacity_exhausted</c>.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException"><paramref name="code"/> is not one of the documented codes.</exception>
    public static Fault Unavailable(string code)
    {
        int status = ErrorAnswers.StatusOf(code);
        return new Fault($"HTTP {status} {code}", (answer, scene) => ErrorAnswers.Of(answer, ErrorAnswers.Unavailable(status, code, scene.Request)));
    }

    /// <summary>Refuses for a guardrail (403), with the patterns that were found.</summary>
    /// <returns>The fault.</returns>
    public static Fault Guardrail() => new("HTTP 403 guardrail", static (answer, _) => ErrorAnswers.Of(answer, ErrorAnswers.Guardrail()));

    /// <summary>Refuses the request in the envelope of a failed validation, which has neither a code nor an <c>error.message</c> to read:
    /// <c>{"success":false,"error":{"name":"ZodError",…}}</c> with status 400.</summary>
    /// <returns>The fault.</returns>
    public static Fault ValidationEnvelope() => new("HTTP 400 ZodError", static (answer, _) => ErrorAnswers.Of(answer, ErrorAnswers.Zod()));

    /// <summary>Answers 429.</summary>
    /// <param name="hint">Where the answer says how long to wait.</param>
    /// <param name="wait">How long, up to a year; fractions of a second are dropped where the form has none. <see langword="null"/> is one
    /// second.</param>
    /// <returns>The fault. Let it happen once (<see cref="ScriptRule.Once"/>) to have the next try succeed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hint"/> is none of the known, or <paramref name="wait"/> is negative or longer
    /// than 365 days.</exception>
    public static Fault RateLimited(RetryHint hint = RetryHint.HeaderSeconds, TimeSpan? wait = null)
    {
        CheckKnown(hint, nameof(hint));
        TimeSpan span = wait ?? TimeSpan.FromSeconds(1);
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero, nameof(wait));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span, TimeSpan.FromDays(365), nameof(wait));
        return new Fault($"HTTP 429, hint {hint}", (answer, scene) => ErrorAnswers.Of(answer, ErrorAnswers.RateLimited(hint, span, scene)));
    }

    /// <summary>Answers with the HTML page of a proxy.</summary>
    /// <param name="status">The status, from 200 to 599 without those that have no page (204, 205, 304).</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No page comes with <paramref name="status"/>.</exception>
    public static Fault Html(int status = 502)
    {
        if (status is < 200 or > 599 or 204 or 205 or 304)
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, "A page comes with a status from 200 to 599 that may have a body.");
        }

        return new Fault($"HTML with {status}", (answer, _) => ErrorAnswers.Of(answer, ErrorAnswers.Page(status)));
    }

    /// <summary>Answers with status 200 and nothing but an error: as a body, or as the only event of a stream.</summary>
    /// <param name="code"><c>error.code</c>.</param>
    /// <returns>The fault.</returns>
    public static Fault ErrorIn200(int code = 502) => new($"error {code} in a 200", (answer, _) => ErrorAnswers.In200(answer, code));

    /// <summary>Reports an error after an answer has begun. In one body the error stands beside what was said; in a list of vectors, and
    /// where another fault has left nothing to read, it stands alone, and the call is not charged. The forms are those of streams.</summary>
    /// <param name="events">How many events are sent before. With more than there are it comes in the place of the end mark, or,
    /// as <see cref="MidStreamError.UsageChunk"/>, in the place of the end.</param>
    /// <param name="form">The form of the error.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="events"/> is negative, or <paramref name="form"/> none of the known.</exception>
    public static Fault ErrorAfter(int events, MidStreamError form = MidStreamError.FinishError)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        CheckKnown(form, nameof(form));
        return new Fault($"error {form} after {events} events", (answer, scene) => MidStream.Apply(answer, scene, events, form));
    }

    private static JsonObject ParseObject(string metadata) => JsonText.Argument(metadata, nameof(metadata)) is { ValueKind: JsonValueKind.Object } parsed
        ? JsonObject.Create(parsed)!
        : throw new ArgumentException("The metadata of an error is a JSON object.", nameof(metadata));

    private static void CheckError(int status, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599, name);
    }

    private static void CheckKnown<T>(T value, string name)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"Known are {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }
}
