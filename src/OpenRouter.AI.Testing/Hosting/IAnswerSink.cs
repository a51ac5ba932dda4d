using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Hosting;

/// <summary>Where an answer goes: over the wire, or into memory to be changed first.</summary>
internal interface IAnswerSink
{
    void Begin(int status, string contentType);

    void SetHeader(string name, string value);

    Task FlushHeadersAsync(CancellationToken left);

    Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken left);

    Task StallAsync(CancellationToken left);

    void Reset();

    /// <summary>Does what the service does for an answer that it gives: at once, or once it is known that the answer goes out.</summary>
    void Serve(Action served);
}
