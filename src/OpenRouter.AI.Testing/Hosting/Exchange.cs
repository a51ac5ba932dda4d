using System;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>One request and the way to its answer.</summary>
internal sealed class Exchange
{
    private readonly HttpContext _context;
    private readonly IAnswerSink _sink;

    internal Exchange(HttpContext context, RecordedRequest request, CancellationToken left)
        : this(context, request, new HttpSink(context, request), null, left)
    {
    }

    private Exchange(HttpContext context, RecordedRequest request, IAnswerSink sink, EmulatedReply? reply, CancellationToken left)
    {
        _context = context;
        _sink = sink;
        Request = request;
        Left = left;
        Reply = reply;
    }

    internal RecordedRequest Request { get; }

    /// <summary>Gets the token of the end: the client has gone, or the emulator stops.</summary>
    internal CancellationToken Left { get; }

    /// <summary>Gets the body, which must be a JSON object.</summary>
    internal JsonElement ReadObject() => Request.Body is { ValueKind: JsonValueKind.Object } json
        ? json
        : throw new RejectedRequestException(ServiceError.BadRequest("The request body is not a JSON object"));

    /// <summary>Gets what a script has the endpoint say; <see langword="null"/> leaves it to the model.</summary>
    internal EmulatedReply? Reply { get; }

    /// <summary>Gets the same exchange with a scripted reply.</summary>
    internal Exchange With(EmulatedReply? reply) => new(_context, Request, _sink, reply, Left);

    /// <summary>Has an answer made without sending it.</summary>
    internal async Task<WireAnswer> CaptureAsync(Func<Exchange, Task> answer)
    {
        CaptureSink sink = new();
        try
        {
            await answer(new Exchange(_context, Request, sink, Reply, Left)).ConfigureAwait(false);
        }
        catch (DroppedConnectionException)
        {
            sink.End(WireEnding.Drop);
        }

        return sink.Answer;
    }

    internal string? Query(string name) => _context.Request.Query[name];

    internal void Begin(int status, string contentType) => _sink.Begin(status, contentType);

    internal void SetHeader(string name, string value) => _sink.SetHeader(name, value);

    internal Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text).AsMemory());

    internal Task WriteAsync(ReadOnlyMemory<byte> bytes) => _sink.WriteAsync(bytes, Left);

    /// <summary>Says nothing more and holds the connection until the client leaves or the emulator stops.</summary>
    internal Task StallAsync() => _sink.StallAsync(Left);

    /// <summary>Closes the connection in the middle of the answer; before the answer has begun, without one.</summary>
    [DoesNotReturn]
    internal static void Drop() => throw new DroppedConnectionException();

    /// <summary>Resets the connection: what is on its way may be lost.</summary>
    internal void Reset() => _sink.Reset();

    /// <summary>Does what the service does for an answer that it gives, unless an error takes the place of this one.</summary>
    internal void Serve(Action served) => _sink.Serve(served);

    internal Task FlushHeadersAsync() => _sink.FlushHeadersAsync(Left);
}
