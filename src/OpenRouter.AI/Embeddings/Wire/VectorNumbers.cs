using System;
using System.Buffers;

namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>A vector written as numbers, read by hand from behind its opening bracket up to its closing one, in as many pieces as it comes.</summary>
internal sealed class VectorNumbers : IDisposable
{
    private const int FirstCapacity = 1536;

    private float[] _numbers = ArrayPool<float>.Shared.Rent(FirstCapacity);
    private int _count;
    private Expected _expected;

    private enum Expected
    {
        NumberOrEnd,
        Number,
        CommaOrEnd,
    }

    public void Dispose()
    {
        float[] numbers = _numbers;
        _numbers = [];
        if (numbers.Length > 0)
        {
            ArrayPool<float>.Shared.Return(numbers);
        }
    }

    internal void Begin()
    {
        _count = 0;
        _expected = Expected.NumberOrEnd;
    }

    /// <summary>Reads on.</summary>
    /// <param name="json">The bytes from where the last call stopped.</param>
    /// <param name="consumed">How many of them were used; the rest is to be given again with more.</param>
    /// <returns><see cref="NumberReading.Done"/> before the closing bracket.</returns>
    internal NumberReading Read(ReadOnlySpan<byte> json, out int consumed)
    {
        int at = 0;
        while (true)
        {
            while (at < json.Length && json[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            {
                at++;
            }

            consumed = at;
            if (at == json.Length)
            {
                return NumberReading.CutOff;
            }

            if (json[at] == (byte)']')
            {
                return _expected == Expected.Number ? NumberReading.NotANumber : NumberReading.Done;
            }

            if (_expected != Expected.CommaOrEnd)
            {
                NumberReading reading = DecimalFloat.Read(json[at..], out float number, out int length);
                if (reading != NumberReading.Done)
                {
                    return reading;
                }

                Add(number);
                at += length;
                _expected = Expected.CommaOrEnd;
            }
            else if (json[at] == (byte)',')
            {
                at++;
                _expected = Expected.Number;
            }
            else
            {
                return NumberReading.NotANumber;
            }
        }
    }

    /// <summary>Hands the numbers over in an array of their own.</summary>
    internal float[] Take()
    {
        float[] vector = GC.AllocateUninitializedArray<float>(_count);
        _numbers.AsSpan(0, _count).CopyTo(vector);
        return vector;
    }

    private void Add(float number)
    {
        if (_count == _numbers.Length)
        {
            float[] larger = ArrayPool<float>.Shared.Rent(_count * 2);
            _numbers.AsSpan().CopyTo(larger);
            ArrayPool<float>.Shared.Return(_numbers);
            _numbers = larger;
        }

        _numbers[_count++] = number;
    }
}
