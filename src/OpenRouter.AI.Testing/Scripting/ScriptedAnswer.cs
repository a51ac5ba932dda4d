using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace OpenRouter.AI.Testing;

/// <summary>
/// An answer that a test writes itself, given to <see cref="OpenRouterEmulator.Enqueue"/>. It is sent as it is: nothing is checked,
/// completed or corrected. Instances do not change; the <c>With</c> and <c>After</c> methods return a changed copy.
/// </summary>
/// <example>
/// <code>
/// server.Enqueue(ScriptedAnswer.Json("""{"error":{"code":429,"message":"Slow down"}}""", HttpStatusCode.TooManyRequests)
///     .WithHeader("Retry-After", "2"));
/// server.Enqueue(ScriptedAnswer.Events(firstChunk, secondChunk).AbortAfter(2));
/// </code>
/// </example>
public sealed class ScriptedAnswer
{
    private ScriptedAnswer(HttpStatusCode status, string contentType, IReadOnlyList<string> pieces, bool isEvents)
    {
        IsEvents = isEvents;
        Status = status;
        ContentType = contentType;
        Pieces = pieces;
    }

    internal HttpStatusCode Status { get; }

    internal string ContentType { get; }

    internal IReadOnlyList<string> Pieces { get; }

    internal bool IsEvents { get; }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; private init; } = [];

    internal int? AbortCount { get; private init; }

    internal int? StallCount { get; private init; }

    /// <summary>Makes an answer of one JSON body.</summary>
    /// <param name="body">The body. It need not be valid.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The answer, with the content type <c>application/json</c>.</returns>
    public static ScriptedAnswer Json(string body, HttpStatusCode status = HttpStatusCode.OK) => Raw("application/json", body, status);

    /// <summary>Makes an answer of one body of any kind, such as the HTML page of a proxy.</summary>
    /// <param name="contentType">The value of the header <c>Content-Type</c>.</param>
    /// <param name="body">The body.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>The answer.</returns>
    public static ScriptedAnswer Raw(string contentType, string body, HttpStatusCode status = HttpStatusCode.OK)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        ArgumentNullException.ThrowIfNull(body);
        return new ScriptedAnswer(status, contentType, [body], isEvents: false);
    }

    /// <summary>Makes a stream of server-sent events with status 200, each event sent on its own.</summary>
    /// <param name="data">What follows <c>data: </c> in each event: the JSON of a chunk, or <c>[DONE]</c>, which is not added by
    /// itself. An entry that begins with a colon is sent as the comment that it is.</param>
    /// <returns>The answer, with the content type <c>text/event-stream</c>.</returns>
    public static ScriptedAnswer Events(params string[] data)
    {
        ArgumentNullException.ThrowIfNull(data);
        string[] events = data.Select(entry => entry.StartsWith(':') ? entry + "\n\n" : "data: " + entry + "\n\n").ToArray();
        return new ScriptedAnswer(HttpStatusCode.OK, "text/event-stream", events, isEvents: true);
    }

    /// <summary>Adds a response header, or replaces the one of that name.</summary>
    /// <param name="name">The name of the header.</param>
    /// <param name="value">Its value.</param>
    /// <returns>A copy with the header.</returns>
    public ScriptedAnswer WithHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        return Copy(headers: [.. Headers, new KeyValuePair<string, string>(name, value)]);
    }

    /// <summary>Closes the connection in the middle of the answer, without the end mark of the body.</summary>
    /// <param name="count">How much is sent before: events of a stream, or characters of a body. With 0 not even a status is sent.</param>
    /// <returns>A copy with this fault, which replaces an earlier one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ScriptedAnswer AbortAfter(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Copy(abort: count);
    }

    /// <summary>Falls silent in the middle of the answer, with the connection open until the client closes it.</summary>
    /// <param name="count">How much is sent before: events of a stream, or characters of a body. With 0 only status and headers are
    /// sent.</param>
    /// <returns>A copy with this fault, which replaces an earlier one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ScriptedAnswer StallAfter(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Copy(stall: count);
    }

    private ScriptedAnswer Copy(IReadOnlyList<KeyValuePair<string, string>>? headers = null, int? abort = null, int? stall = null) =>
        new(Status, ContentType, Pieces, IsEvents)
        {
            Headers = headers ?? Headers,
            AbortCount = headers is null ? abort : AbortCount,
            StallCount = headers is null ? stall : StallCount,
        };
}
