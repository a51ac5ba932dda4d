using System;
using System.Buffers.Binary;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>
/// Reads JSON numbers to the nearest float. Nearly all of them are decided by one division of doubles: its result is off by a few units
/// in the last place at most, and as long as no midpoint of two floats lies that near, it rounds to the same float as the exact value.
/// The rest goes to the framework's parser.
/// </summary>
internal static class DecimalFloat
{
    // As many digits as always fit into 64 bits.
    private const int MostDigits = 19;

    // Twenty-nine bits of a double are beyond the precision of a float; this pattern of them is the midpoint of two floats.
    private const long BeyondFloat = 0x1FFF_FFFF;
    private const long Midpoint = 0x1000_0000;
    private const long Margin = 8;

    private const double SmallestNormal = 1.17549435082228751e-38;
    private const double Largest = 3.40282346638528860e+38;
    private const int MostExponent = 10_000;

    private static readonly double[] Powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
        1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31, 1e32, 1e33, 1e34, 1e35, 1e36, 1e37, 1e38, 1e39, 1e40, 1e41, 1e42, 1e43, 1e44,
    ];

    /// <summary>Reads the number at the beginning of a text that is not empty.</summary>
    /// <param name="text">The text, which goes on behind the number.</param>
    /// <param name="value">The number; infinite when it is too large for a float.</param>
    /// <param name="length">How many bytes it takes.</param>
    internal static NumberReading Read(ReadOnlySpan<byte> text, out float value, out int length)
    {
        value = 0;
        length = 0;
        bool negative = text[0] == (byte)'-';
        int first = negative ? 1 : 0;
        int at = first;
        ulong mantissa = 0;
        ReadDigits(text, ref at, ref mantissa);
        int digits = at - first;
        if (at == text.Length)
        {
            return NumberReading.CutOff;
        }

        if (digits == 0 || (digits > 1 && text[first] == (byte)'0'))
        {
            return NumberReading.NotANumber;
        }

        int scale = 0;
        digits = mantissa == 0 ? 0 : digits;
        if (text[at] == (byte)'.' && ReadFraction(text, ref at, ref mantissa, ref digits, out scale) is not NumberReading.Done and var broken)
        {
            return broken;
        }

        if ((text[at] | 0x20) == 'e' && ReadExponent(text, ref at, ref scale) is not NumberReading.Done and var cut)
        {
            return cut;
        }

        length = at;
        if (digits > MostDigits || !TryRound(mantissa, scale, out value))
        {
            value = JsonNumbers.ParseSingle(text[first..at]);
        }

        value = negative ? -value : value;
        return NumberReading.Done;
    }

    private static NumberReading ReadFraction(ReadOnlySpan<byte> text, ref int at, ref ulong mantissa, ref int digits, out int scale)
    {
        int point = ++at;
        if (mantissa == 0)
        {
            while (at < text.Length && text[at] == (byte)'0')
            {
                at++;
            }
        }

        int counted = at;
        ReadDigits(text, ref at, ref mantissa);
        digits += at - counted;
        scale = point - at;
        return at == text.Length ? NumberReading.CutOff : at == point ? NumberReading.NotANumber : NumberReading.Done;
    }

    private static NumberReading ReadExponent(ReadOnlySpan<byte> text, ref int at, ref int scale)
    {
        at++;
        bool negative = at < text.Length && text[at] == (byte)'-';
        if (at < text.Length && text[at] is (byte)'-' or (byte)'+')
        {
            at++;
        }

        int first = at;
        int exponent = 0;
        uint digit;
        while (at < text.Length && (digit = (uint)(text[at] - '0')) <= 9)
        {
            exponent = Math.Min((exponent * 10) + (int)digit, MostExponent);
            at++;
        }

        scale += negative ? -exponent : exponent;
        return at == text.Length ? NumberReading.CutOff : at == first ? NumberReading.NotANumber : NumberReading.Done;
    }

    /// <summary>Appends digits to the mantissa, eight at a time where there are so many. What overflows is not used.</summary>
    private static void ReadDigits(ReadOnlySpan<byte> text, ref int at, ref ulong mantissa)
    {
        while (text.Length - at >= sizeof(ulong))
        {
            ulong eight = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
            if ((((eight + 0x4646464646464646) | (eight - 0x3030303030303030)) & 0x8080808080808080) != 0)
            {
                break;
            }

            // Pairs, then fours, then all eight, each step in every lane at once.
            eight -= 0x3030303030303030;
            eight = (eight * 10) + (eight >> 8);
            eight = (((eight & 0x000000FF000000FF) * 0x000F424000000064) + (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
            mantissa = unchecked((mantissa * 100_000_000) + (uint)eight);
            at += sizeof(ulong);
        }

        uint digit;
        while (at < text.Length && (digit = (uint)(text[at] - '0')) <= 9)
        {
            mantissa = unchecked((mantissa * 10) + digit);
            at++;
        }
    }

    private static bool TryRound(ulong mantissa, int scale, out float value)
    {
        value = 0;
        if (mantissa == 0)
        {
            return true;
        }

        if (scale <= -Powers.Length || scale >= Powers.Length)
        {
            return false;
        }

        double near = scale < 0 ? mantissa / Powers[-scale] : mantissa * Powers[scale];
        long beyond = BitConverter.DoubleToInt64Bits(near) & BeyondFloat;
        if (near is < SmallestNormal or > Largest || Math.Abs(beyond - Midpoint) <= Margin)
        {
            return false;
        }

        value = (float)near;
        return true;
    }
}
