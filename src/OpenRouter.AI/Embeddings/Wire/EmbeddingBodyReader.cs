using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>
/// Reads the body of an answer in pieces, so that it never lies in memory as a whole. The entries of <c>data</c> become vectors; the rest
/// is kept as a small JSON object, the envelope, with null in the place of <c>data</c>.
/// </summary>
internal sealed class EmbeddingBodyReader(int expectedRows) : IDisposable
{
    private const int EnvelopeDepth = 1;
    private const int EntryDepth = 2;
    private const int MemberDepth = 3;

    // What an answer may make us reserve before it has shown that it has so much.
    private const int MostReserved = 4096;

    private readonly PooledBuffer _envelope = new(1024);
    private readonly VectorNumbers _numbers = new();
    private JsonReaderState _state;
    private Member _member;
    private long? _index;
    private float[]? _vector;
    private bool _named;
    private bool _inData;
    private bool _inNumbers;
    private int _copied;

    private enum Member
    {
        Other,
        Index,
        Vector,
    }

    /// <summary>Gets the entries in the order in which they came.</summary>
    internal List<EmbeddingRow> Rows { get; } = new(Math.Min(expectedRows, MostReserved));

    /// <summary>Gets everything else, once the whole body has been read. Valid until disposed.</summary>
    internal ReadOnlySpan<byte> Envelope => _envelope.Span;

    public void Dispose()
    {
        _envelope.Dispose();
        _numbers.Dispose();
    }

    /// <summary>Reads on.</summary>
    /// <param name="window">The bytes from where the last call stopped.</param>
    /// <param name="isFinal">Whether the body ends with them.</param>
    /// <returns>How many of them were used; the rest is to be given again with more.</returns>
    /// <exception cref="JsonException">The body is no JSON, or cut off.</exception>
    /// <exception cref="InvalidVectorException">A row holds no vector that can be used.</exception>
    internal int Read(ReadOnlySpan<byte> window, bool isFinal)
    {
        int start = 0;
        _copied = 0;
        do
        {
            if (_inNumbers && !ReadNumbers(window, isFinal, ref start))
            {
                break;
            }

            Utf8JsonReader reader = new(window[start..], isFinal, _state);
            ReadTokens(ref reader, window, start);
            _state = reader.CurrentState;
            start += (int)reader.BytesConsumed;
        }
        while (_inNumbers);

        if (!_inData)
        {
            _envelope.Append(window[_copied..start]);
        }

        return start;
    }

    private bool ReadNumbers(ReadOnlySpan<byte> window, bool isFinal, ref int start)
    {
        NumberReading reading = _numbers.Read(window[start..], out int used);
        start += used;
        switch (reading)
        {
            case NumberReading.Done:
                _vector = _numbers.Take();
                _inNumbers = false;
                return true;
            case NumberReading.CutOff when !isFinal:
                return false;
            case NumberReading.CutOff:
                throw new JsonException("The body ends within a vector.");
            default:
                throw Invalid("holds something that is no number");
        }
    }

    /// <summary>Reads tokens until there are no more, or a vector of numbers begins.</summary>
    private void ReadTokens(ref Utf8JsonReader reader, ReadOnlySpan<byte> window, int start)
    {
        while (!_inNumbers && reader.Read())
        {
            if (_inData)
            {
                ReadData(ref reader, start);
            }
            else if (reader.CurrentDepth == EnvelopeDepth)
            {
                int token = start + (int)reader.TokenStartIndex;
                if (_named && reader.TokenType == JsonTokenType.StartArray)
                {
                    _envelope.Append(window[_copied..token]);
                    _envelope.Append("null"u8);
                    _inData = true;
                }

                _named = reader.TokenType == JsonTokenType.PropertyName && reader.PlainText().SequenceEqual("data"u8);
            }
        }
    }

    private void ReadData(ref Utf8JsonReader reader, int start)
    {
        switch (reader.CurrentDepth)
        {
            case EnvelopeDepth:
                _inData = false;
                _copied = start + (int)reader.BytesConsumed;
                break;
            case EntryDepth when reader.TokenType == JsonTokenType.StartObject:
                _index = null;
                _vector = null;
                break;
            case EntryDepth when reader.TokenType == JsonTokenType.EndObject:
                Rows.Add(new EmbeddingRow(_index, Usable()));
                break;
            case EntryDepth:
                throw new InvalidVectorException($"its entry {Rows.Count} is no object");
            case MemberDepth:
                ReadMember(ref reader);
                break;
            default:
                break;
        }
    }

    private void ReadMember(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                ReadOnlySpan<byte> name = reader.PlainText();
                _member = name.SequenceEqual("embedding"u8) ? Member.Vector : name.SequenceEqual("index"u8) ? Member.Index : Member.Other;
                break;
            case JsonTokenType.Number when _member == Member.Index:
                _index = reader.Count() ?? throw new InvalidVectorException($"its entry {Rows.Count} has an index that is out of range");
                break;
            case JsonTokenType.String when _member == Member.Vector:
                _vector = VectorBytes.Decode(reader.PlainText()) ?? throw Invalid("is no base64 of floats");
                break;
            case JsonTokenType.StartArray when _member == Member.Vector:
                _numbers.Begin();
                _inNumbers = true;
                break;
            default:
                break;
        }
    }

    private float[] Usable()
    {
        if (_vector is not { Length: > 0 } vector)
        {
            throw Invalid("is missing or empty");
        }

        return VectorBytes.AreFinite(vector) ? vector : throw Invalid("holds a number that is not finite");
    }

    private InvalidVectorException Invalid(string why) => new($"the vector of its entry {Rows.Count} {why}");
}
