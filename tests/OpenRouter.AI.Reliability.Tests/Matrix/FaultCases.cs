using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using OpenRouter.AI.Testing;
using static OpenRouter.AI.Reliability.Matrix.Expect;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>The rows of the matrix.</summary>
internal static class FaultCases
{
    private static readonly int[] Statuses = [400, 401, 402, 403, 404, 408, 409, 410, 412, 413, 422, 429, 500, 502, 503, 504, 524, 529];

    private static readonly (string Code, int Status)[] Unavailable =
    [
        ("model_not_found", 400), ("wrong_endpoint", 400), ("no_endpoints", 404), ("model_deprecated", 404), ("model_unavailable_upstream", 404),
        ("capacity_exhausted", 429), ("temporarily_unavailable", 503), ("region_restricted", 403), ("privacy_restricted", 404),
        ("constraint_filtered", 404), ("free_variant_ended", 404),
    ];

    /// <summary>What breaks behind text: a stream has delivered it, a body is lost.</summary>
    private static readonly Expect[] Broken = [Error, TextThenError, Error, TextThenError, Error];

    public static IReadOnlyList<FaultCase> All { get; } = [.. Http(), .. InAnswer(), .. Bytes(), .. Combined()];

    private static IEnumerable<FaultCase> Http() =>
    [
        .. Statuses.Select(Status),
        .. Unavailable.Select(pair => new FaultCase($"availability {pair.Code}", _ => Fault.Unavailable(pair.Code), Error)
        {
            Report = Report.Of(pair.Status),
            Retried = pair.Status is 429 or 503,
            Wait = pair.Status is 429 or 503 ? (1, 1) : null,
        }),
        .. Enum.GetValues<RetryHint>().Select(hint => new FaultCase($"429, hint {hint}", _ => Fault.RateLimited(hint, TimeSpan.FromSeconds(7)), Error)
        {
            Report = Report.Of(429),
            Retried = true,
            Wait = hint switch { RetryHint.None => null, RetryHint.HeaderDate or RetryHint.HeaderReset or RetryHint.BodyReset => (1, 7), _ => (7, 7) },
        }),
        new("guardrail", _ => Fault.Guardrail(), Error) { Report = Report.Of(403) },
        new("validation envelope", _ => Fault.ValidationEnvelope(), Error) { Report = Report.Without(400) },
        new("error of one's own words", _ => Fault.Error((HttpStatusCode)418, "odd"), Error) { Report = Report.Of(418) },
        new("HTML with 502", _ => Fault.Html(), Error) { Report = Report.Without(502), Retried = true },
        new("HTML with 200", _ => Fault.Html(200), Error) { Report = Report.Without(200) },
    ];

    private static FaultCase Status(int status) => new($"HTTP {status}", _ => Fault.Status(status), Error)
    {
        // The 524 of a proxy is a text.
        Report = status == 524 ? Report.Without(status) : Report.Of(status),
        Retried = status is 408 or 429 or >= 500,
        Wait = status is 429 or 503 ? (1, 1) : null,
    };

    private static IEnumerable<FaultCase> InAnswer() =>
    [
        new("error in a 200", _ => Fault.ErrorIn200(), Error) { Report = Report.Of(502), Retried = true },
        new("error 429 in a 200", _ => Fault.ErrorIn200(429), Error) { Report = Report.Of(429), Retried = true },
        new("error 400 in a 200", _ => Fault.ErrorIn200(400), Error) { Report = Report.Of(400) },
        .. Enum.GetValues<MidStreamError>().Where(form => form != MidStreamError.UsageChunk).Select(form => new FaultCase($"error behind text, {form}", events => Fault.ErrorAfter(events, form), Broken)
        {
            Report = Report.Of(502),
            Responses = new Report(500, "server_error"),
            ResponsesStreamed = new Report(form is MidStreamError.FinishError or MidStreamError.FinishStop ? 502 : 500, "server_error"),
            Retried = true,
        }),

        // The limit of tokens, told as an error too, is the ordinary end of a stream.
        new($"error behind text, {MidStreamError.UsageChunk}", events => Fault.ErrorAfter(events, MidStreamError.UsageChunk), Error, Answer, Error, Answer, Error)
        {
            Report = Report.Of(502),
            Responses = new Report(500, "server_error"),
            Retried = true,
            Said = surface => Caller.IsStreamed(surface) ? Caller.Before : null,
        },
        new("invalid UTF-8", _ => Fault.InvalidUtf8(), Replaced, Replaced, Replaced, Replaced, Answer)
        {
            Said = surface => surface == Surface.Embeddings ? null : Caller.IsStreamed(surface)
                ? "one two three four five six seven eight nine\uFFFDten eleven twelve"
                : "\uFFFDne two three four five six seven eight nine ten eleven twelve",
        },
        new("event twice", events => Fault.DuplicateEvent(events), Answer, Undetectable, Answer, Undetectable, Answer)
        {
            Said = surface => Caller.IsStreamed(surface) ? "one two three four five six four five six seven eight nine ten eleven twelve" : null,
        },
        new("event missing", events => Fault.MissingEvent(events), Answer, Undetectable, Answer, TextThenError, Answer)
        {
            Said = surface => Caller.IsStreamed(surface) ? "one two three seven eight nine ten eleven twelve" : null,
        },
        new("event missing beyond the end", _ => Fault.MissingEvent(99), Answer),
        new("end mark missing", events => Fault.MissingEvent(events == 2 ? 7 : 13), Answer),
    ];

    private static IEnumerable<FaultCase> Bytes() =>
    [
        new("cut at byte 0", _ => Fault.CutAt(0), Error) { Retried = true },
        new("cut behind text", events => Fault.CutAfter(events), Broken) { Retried = true },
        new("dropped without an answer", _ => Fault.DropAt(0), Error) { Retried = true },
        new("dropped after no event", _ => Fault.DropAfter(0), Error) { Retried = true },
        new("dropped in the first event", _ => Fault.DropAt(80), Error) { Retried = true },
        new("dropped behind text", events => Fault.DropAfter(events), Broken) { Retried = true },
        new("reset without an answer", _ => Fault.ResetAt(0), Error) { Retried = true },
        new("reset in the first event", _ => Fault.ResetAt(80), Error) { Retried = true },

        // After a silence nobody knows whether the service still works and charges, so that it is not asked again.
        new("silence from the start", _ => Fault.SilenceAt(0), Error),
        new("silence in the first event", _ => Fault.SilenceAt(80), Error),
        new("silence behind text", events => Fault.SilenceAfter(events), Broken),
        new("5 keep-alives before", _ => Fault.KeepAlives(5), Answer),
        new("keep-alives, then the end", _ => Fault.KeepAlivesOnly(5), Error) { Retried = true },
        new("keep-alives for ever", _ => Fault.KeepAlivesOnly(), Waits),
        new("1 byte at a time", _ => Fault.Drip(1), Answer),
        new("slow drip", _ => Fault.Drip(200, TimeSpan.FromMilliseconds(5)), Answer),
        new("content length too long", _ => Fault.WrongContentLength(10), Error, Answer, Error, Answer, Error) { Retried = true },
        new("content length too short", _ => Fault.WrongContentLength(-10), Error, Answer, Error, Answer, Error) { Retried = true },
    ];

    private static IEnumerable<FaultCase> Combined() =>
    [
        new("keep-alives, small pieces, dropped", events => Fault.KeepAlives(3).And(Fault.Drip(7)).And(Fault.DropAfter(events)), Broken) { Retried = true },
        new("HTTP 503, small pieces", _ => Fault.Status(503).And(Fault.Drip(3)), Error) { Report = Report.Of(503), Retried = true, Wait = (1, 1) },
        new("HTTP 429, cut in its body", _ => Fault.RateLimited().And(Fault.DropAt(20)), Error) { Report = Report.Without(429), Retried = true, Wait = (1, 1) },
        new("keep-alives, error in a 200", _ => Fault.ErrorIn200().And(Fault.KeepAlives(3)), Error) { Report = Report.Of(502), Retried = true },
    ];
}
