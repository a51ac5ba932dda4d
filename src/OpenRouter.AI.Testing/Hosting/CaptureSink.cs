using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Keeps an answer instead of sending it.</summary>
internal sealed class CaptureSink : IAnswerSink
{
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly List<byte[]> _pieces = [];
    private WireAnswer _answer = new();

    internal WireAnswer Answer => _answer with { Headers = _headers.ToArray(), Pieces = _pieces.ToArray() };

    internal void End(WireEnding ending) => _answer = _answer with { Ending = ending };

    public void Begin(int status, string contentType) => _answer = _answer with { Status = status, ContentType = contentType };

    public void SetHeader(string name, string value) => _headers.Add(new(name, value));

    public Task FlushHeadersAsync(CancellationToken left) => Task.CompletedTask;

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken left)
    {
        _pieces.Add(bytes.ToArray());
        return Task.CompletedTask;
    }

    public Task StallAsync(CancellationToken left)
    {
        End(WireEnding.Silence);
        return Task.CompletedTask;
    }

    public void Reset() => End(WireEnding.Reset);

    public void Serve(Action served) => _answer = _answer with { Served = _answer.Served + served };
}
