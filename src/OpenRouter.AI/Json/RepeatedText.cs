using System;
using System.Text.Json;

namespace OpenRouter.AI.Json;

/// <summary>
/// A string that repeats in every chunk of a stream (id, model, provider): made once, and recognised by its bytes afterwards.
/// </summary>
internal struct RepeatedText
{
    private byte[]? _bytes;
    private string? _text;

    internal string? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        ReadOnlySpan<byte> bytes = reader.ValueSpan;
        if (_bytes is null || !bytes.SequenceEqual(_bytes))
        {
            _bytes = bytes.ToArray();
            _text = reader.GetText();
        }

        return _text;
    }
}
