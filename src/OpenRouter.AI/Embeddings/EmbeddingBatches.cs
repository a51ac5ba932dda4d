using System;
using System.Collections.Generic;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings;

/// <summary>
/// Makes the bodies of a call, one at a time: an input is taken from its source only when the body that holds it is made. Ends each body at
/// a number of inputs or of bytes, whichever comes first; an input that is larger goes alone.
/// </summary>
internal sealed class EmbeddingBatches<TInput>(
    IEnumerable<TInput> values, EmbeddingRequest request, IInputForm<TInput> form, int mostInputs, int mostBytes) : IDisposable
{
    private readonly IEnumerator<TInput> _values = values.GetEnumerator();
    private int _position;
    private TInput _held = default!;
    private bool _isHeld;

    /// <summary>Gets whether the source has no more inputs, as far as that is known without asking it for one.</summary>
    internal bool IsEnded { get; private set; }

    public void Dispose() => _values.Dispose();

    /// <summary>Makes the next body; null when there are no more inputs.</summary>
    internal EmbeddingBatch? Next()
    {
        if (!TryTake(out TInput input))
        {
            return null;
        }

        EmbeddingBatch batch = new(_position);
        try
        {
            batch.Body.Json.Append(request.Head);
            Fill(batch, input);
            batch.Body.Json.Append(EmbeddingRequest.Tail);
            _position = batch.End;
            return batch;
        }
        catch
        {
            batch.Body.Dispose();
            throw;
        }
    }

    private void Fill(EmbeddingBatch batch, TInput input)
    {
        PooledBuffer json = batch.Body.Json;
        using JsonDraft draft = new(json);
        do
        {
            long size = form.Size(input, batch.End);
            if (batch.Count > 0)
            {
                if (batch.Body.Length + 1 + size + EmbeddingRequest.Tail.Length > mostBytes)
                {
                    _held = input;
                    _isHeld = true;
                    return;
                }

                json.Append((byte)',');
            }

            form.Write(batch.Body, draft.Writer, input);
            draft.Complete();
            draft.Writer.Reset();
            batch.Count++;
        }
        while (batch.Count < mostInputs && TryTake(out input));
    }

    private bool TryTake(out TInput input)
    {
        if (_isHeld)
        {
            input = _held;
            _held = default!;
            _isHeld = false;
            return true;
        }

        if (!IsEnded && _values.MoveNext())
        {
            input = _values.Current;
            return true;
        }

        IsEnded = true;
        input = default!;
        return false;
    }
}
