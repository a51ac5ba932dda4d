using System;
using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>JSON written to memory: a buffer and its writer as one.</summary>
internal sealed class JsonDraft : IDisposable
{
    private readonly PooledBuffer _buffer;
    private readonly bool _ownsBuffer;

    internal JsonDraft()
        : this(new PooledBuffer(), ownsBuffer: true)
    {
    }

    /// <summary>Initializes a draft in a buffer that outlives it.</summary>
    internal JsonDraft(PooledBuffer buffer)
        : this(buffer, ownsBuffer: false)
    {
    }

    private JsonDraft(PooledBuffer buffer, bool ownsBuffer)
    {
        _buffer = buffer;
        _ownsBuffer = ownsBuffer;
        Writer = new Utf8JsonWriter(buffer, WireJson.WriterOptions);
    }

    internal Utf8JsonWriter Writer { get; }

    public void Dispose()
    {
        Writer.Dispose();
        if (_ownsBuffer)
        {
            _buffer.Dispose();
        }
    }

    /// <summary>Gets what was written; valid until the draft is disposed.</summary>
    internal ReadOnlySpan<byte> Complete()
    {
        Writer.Flush();
        return _buffer.Span;
    }

    /// <summary>Begins anew.</summary>
    internal void Clear()
    {
        Writer.Flush();
        _buffer.Clear();
        Writer.Reset();
    }

    internal JsonElement ToElement() => JsonRead.Detach(Complete());
}
