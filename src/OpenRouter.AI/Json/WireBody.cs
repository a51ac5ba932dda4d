using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Json;

/// <summary>
/// A request body: JSON text in a pooled buffer, with large media left as holes that are base64-encoded in slices while the body is sent.
/// It can be written any number of times (a retry sends it again) until it is disposed.
/// </summary>
internal sealed class WireBody : IDisposable
{
    // A multiple of 3, so that no slice but the last one is padded.
    private const int SliceLength = 48 * 1024;

    // Below this size a copy in the buffer is cheaper than a hole.
    private const int InlineLength = 16 * 1024;

    private readonly PooledBuffer _json;
    private List<Insert>? _inserts;

    internal WireBody(int capacity = 4 * 1024) => _json = new PooledBuffer(capacity);

    /// <summary>Gets the number of bytes that <see cref="WriteToAsync"/> writes.</summary>
    internal long Length
    {
        get
        {
            long length = _json.Length;
            foreach (Insert insert in _inserts ?? [])
            {
                length += Base64Length(insert.Data.Length);
            }

            return length;
        }
    }

    /// <summary>Gets the buffer that the JSON is written to.</summary>
    internal PooledBuffer Json => _json;

    public void Dispose() => _json.Dispose();

    /// <summary>Writes a JSON string value: <paramref name="prefix"/> (which needs no escaping), then the data in base64.</summary>
    internal void WriteBase64(Utf8JsonWriter writer, ReadOnlySpan<byte> prefix, ReadOnlyMemory<byte> data)
    {
        bool inline = data.Length <= InlineLength;
        int length = prefix.Length + 2 + (inline ? Base64Length(data.Length) : 0);
        byte[] scratch = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            scratch[0] = (byte)'"';
            prefix.CopyTo(scratch.AsSpan(1));
            if (inline)
            {
                Base64.EncodeToUtf8(data.Span, scratch.AsSpan(1 + prefix.Length), out _, out _);
            }

            scratch[length - 1] = (byte)'"';
            writer.WriteRawValue(scratch.AsSpan(0, length), skipInputValidation: true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }

        if (!inline)
        {
            // The hole lies before the closing quote that was written last, which the writer still holds back.
            (_inserts ??= []).Add(new Insert(_json.Length + writer.BytesPending - 1, data));
        }
    }

    /// <summary>Writes the whole body.</summary>
    internal async Task WriteToAsync(Stream destination, CancellationToken cancellationToken)
    {
        int written = 0;
        foreach (Insert insert in _inserts ?? [])
        {
            await destination.WriteAsync(_json.Memory[written..insert.Offset], cancellationToken).ConfigureAwait(false);
            await WriteBase64Async(destination, insert.Data, cancellationToken).ConfigureAwait(false);
            written = insert.Offset;
        }

        await destination.WriteAsync(_json.Memory[written..], cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteBase64Async(Stream destination, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        byte[] slice = ArrayPool<byte>.Shared.Rent(Base64Length(SliceLength));
        try
        {
            while (!data.IsEmpty)
            {
                ReadOnlyMemory<byte> part = data[..Math.Min(SliceLength, data.Length)];
                Base64.EncodeToUtf8(part.Span, slice, out _, out int count);
                await destination.WriteAsync(slice.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
                data = data[part.Length..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(slice);
        }
    }

    private static int Base64Length(int length) => checked((int)(((long)length + 2) / 3 * 4));

    private readonly record struct Insert(int Offset, ReadOnlyMemory<byte> Data);
}
