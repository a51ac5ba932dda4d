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

    private static readonly string[] Unavailable =
    [
        "model_not_found", "wrong_endpoint", "no_endpoints", "model_deprecated", "model_unavailable_upstream", "capacity_exhausted",
        "temporarily_unavailable", "region_restricted", "privacy_restricted", "constraint_filtered", "free_variant_ended",
    ];

    public static IReadOnlyList<FaultCase> All { get; } = [.. Http(), .. InAnswer(), .. Bytes(), .. Combined()];

    private static IEnumerable<FaultCase> Http() =>
    [
        .. Statuses.Select(status => new FaultCase($"HTTP {status}", _ => Fault.Status(status), Error) { Status = (HttpStatusCode)status }),
        .. Unavailable.Select(code => new FaultCase($"availability {code}", _ => Fault.Unavailable(code), Error)),
        .. Enum.GetValues<RetryHint>().Select(hint => new FaultCase($"429, hint {hint}", _ => Fault.RateLimited(hint), Error) { Status = HttpStatusCode.TooManyRequests }),
        new("guardrail", _ => Fault.Guardrail(), Error) { Status = HttpStatusCode.Forbidden },
        new("validation envelope", _ => Fault.ValidationEnvelope(), Error) { Status = HttpStatusCode.BadRequest },
        new("HTML with 502", _ => Fault.Html(), Error),
        new("HTML with 200", _ => Fault.Html(200), Error),
    ];

    private static IEnumerable<FaultCase> InAnswer() =>
    [
        new("error in a 200", _ => Fault.ErrorIn200(), Error),
        new("error 429 in a 200", _ => Fault.ErrorIn200(429), Error),
        .. Enum.GetValues<MidStreamError>().Select(form =>
            new FaultCase($"error behind text, {form}", events => Fault.ErrorAfter(events, form), Error, TextThenError, Error, TextThenError, Error)),
        new("invalid UTF-8", _ => Fault.InvalidUtf8(), Replaced),
        new("event twice", events => Fault.DuplicateEvent(events), Answer, Undetectable, Answer, Undetectable, Answer),
        new("event missing", events => Fault.MissingEvent(events), Answer, Undetectable, Answer, TextThenError, Answer),
        new("end mark missing", events => Fault.MissingEvent(events == 2 ? 7 : 13), Answer),
    ];

    private static IEnumerable<FaultCase> Bytes() =>
    [
        new("cut at byte 0", _ => Fault.CutAt(0), Error),
        new("cut behind text", events => Fault.CutAfter(events), Error, TextThenError, Error, TextThenError, Error),
        new("dropped without an answer", _ => Fault.DropAt(0), Error),
        new("dropped in the first event", _ => Fault.DropAt(80), Error),
        new("dropped behind text", events => Fault.DropAfter(events), Error, TextThenError, Error, TextThenError, Error),
        new("reset without an answer", _ => Fault.ResetAt(0), Error),
        new("silence from the start", _ => Fault.SilenceAt(0), Error),
        new("silence behind text", events => Fault.SilenceAfter(events), Error, TextThenError, Error, TextThenError, Error),
        new("5 keep-alives before", _ => Fault.KeepAlives(5), Answer),
        new("keep-alives, then the end", _ => Fault.KeepAlivesOnly(5), Error),
        new("1 byte at a time", _ => Fault.Drip(1), Answer),
        new("slow drip", _ => Fault.Drip(200, TimeSpan.FromMilliseconds(5)), Answer),
        new("content length too long", _ => Fault.WrongContentLength(10), Error, Answer, Error, Answer, Error),
        new("content length too short", _ => Fault.WrongContentLength(-10), Error, Answer, Error, Answer, Error),
    ];

    private static IEnumerable<FaultCase> Combined() =>
    [
        new("keep-alives, small pieces, dropped", events => Fault.KeepAlives(3).And(Fault.DropAfter(events)).And(Fault.Drip(7)), Error, TextThenError, Error, TextThenError, Error),
        new("HTTP 503, small pieces", _ => Fault.Status(503).And(Fault.Drip(3)), Error) { Status = HttpStatusCode.ServiceUnavailable },
        new("HTTP 429, cut in its body", _ => Fault.RateLimited().And(Fault.DropAt(20)), Error),
        new("keep-alives, error in a 200", _ => Fault.ErrorIn200().And(Fault.KeepAlives(3)), Error),
    ];
}
