using System;
using System.Globalization;
using System.Text;
using CsCheck;
using OpenRouter.AI.Embeddings.Wire;

namespace OpenRouter.AI.Tests.Embeddings.Reading;

public sealed class DecimalFloatTests
{
    private static readonly Gen<string> Decimals = Gen.Select(
        Gen.Bool, Gen.ULong, Gen.Int[0, 19], Gen.Int[0, 24], Gen.Int[-60, 60], Gen.Int[0, 3],
        static (negative, bits, digits, point, exponent, form) => Text(negative, bits, digits, point, exponent, form));

    [Fact]
    public void Read_RandomDecimals_IsTheNearestFloat() => Decimals.Sample(Check, iter: 200_000);

    [Fact]
    public void Read_FloatsInTheirShortestForm_AreTheSameBits() => Gen.Int.Sample(
        static bits =>
        {
            float value = BitConverter.Int32BitsToSingle(bits);
            return !float.IsFinite(value) || (Check(value.ToString("R", CultureInfo.InvariantCulture)) && Check(value.ToString("E8", CultureInfo.InvariantCulture)));
        },
        iter: 200_000);

    [Fact]
    public void Read_DoublesInTheirShortestForm_AreTheNearestFloat() => Gen.Double[-2, 2].Sample(
        static value => Check(value.ToString("R", CultureInfo.InvariantCulture)) && Check(((double)(float)value).ToString("R", CultureInfo.InvariantCulture)),
        iter: 200_000);

    [Fact]
    public void Read_MidpointsOfFloatsAndTheirNeighbours_AreTheNearestFloat() => Gen.Select(Gen.Int[0x3000_0000, 0x4200_0000], Gen.Int[-4, 4]).Sample(
        static (bits, units) =>
        {
            double middle = ((double)BitConverter.Int32BitsToSingle(bits) + BitConverter.Int32BitsToSingle(bits + 1)) / 2;
            double near = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(middle) + units);
            return Check(near.ToString("F40", CultureInfo.InvariantCulture)) && Check(near.ToString("R", CultureInfo.InvariantCulture))
                && Check(near.ToString("E17", CultureInfo.InvariantCulture));
        },
        iter: 100_000);

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("0.0")]
    [InlineData("-0e-7")]
    [InlineData("1.17549435e-38")]
    [InlineData("1.1754942e-38")]
    [InlineData("1.4e-45")]
    [InlineData("7e-46")]
    [InlineData("3.4028235e38")]
    [InlineData("3.4028235677973366e38")]
    [InlineData("3.40282356779733642e38")]
    [InlineData("1e39")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e2147483648")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("16777217")]
    [InlineData("16777219")]
    [InlineData("9007199254740993")]
    [InlineData("18446744073709551615")]
    [InlineData("184467440737095516150")]
    [InlineData("12345678901234567890123456789012345678")]
    [InlineData("0.00000000000000000000000000000000000000000000000000001e53")]
    [InlineData("123456781234567812345678e-24")]
    public void Read_Edges_AreTheNearestFloat(string text) => Assert.True(Check(text));

    [Theory]
    [InlineData("-", NumberReading.CutOff)]
    [InlineData("12", NumberReading.CutOff)]
    [InlineData("12.", NumberReading.CutOff)]
    [InlineData("12.5", NumberReading.CutOff)]
    [InlineData("0.00", NumberReading.CutOff)]
    [InlineData("12e", NumberReading.CutOff)]
    [InlineData("12e-", NumberReading.CutOff)]
    [InlineData("12e-5", NumberReading.CutOff)]
    [InlineData("12,", NumberReading.Done)]
    [InlineData("0]", NumberReading.Done)]
    [InlineData("-,", NumberReading.NotANumber)]
    [InlineData("00,", NumberReading.NotANumber)]
    [InlineData("-01,", NumberReading.NotANumber)]
    [InlineData("1.,", NumberReading.NotANumber)]
    [InlineData("1e,", NumberReading.NotANumber)]
    [InlineData("1.e5,", NumberReading.NotANumber)]
    [InlineData("a,", NumberReading.NotANumber)]
    internal void Read_Text_KnowsWhatItIs(string text, NumberReading expected) =>
        Assert.Equal(expected, DecimalFloat.Read(Encoding.UTF8.GetBytes(text), out _, out _));

    private static bool Check(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text + ",");
        float expected = float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return DecimalFloat.Read(bytes, out float value, out int length) == NumberReading.Done
            && length == text.Length
            && BitConverter.SingleToInt32Bits(value) == BitConverter.SingleToInt32Bits(expected);
    }

    private static string Text(bool negative, ulong bits, int digits, int point, int exponent, int form)
    {
        string number = bits.ToString(CultureInfo.InvariantCulture);
        number = number[..Math.Min(Math.Max(digits, 1), number.Length)];
        string text = form switch
        {
            0 => number.TrimStart('0') is { Length: > 0 } whole ? whole : "0",
            1 => "0." + new string('0', point) + number,
            _ => number[0] + "." + (number.Length > 1 ? number[1..] : "0"),
        };
        return (negative ? "-" : "") + text + (form == 3 ? "e" + exponent.ToString(CultureInfo.InvariantCulture) : "");
    }
}
