using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;

namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>Vectors as bytes: floats of 32 bits, the least significant byte first, packed in base64.</summary>
internal static class VectorBytes
{
    /// <summary>Decodes base64 straight into the floats; null when it is none, or no whole number of floats.</summary>
    internal static float[]? Decode(ReadOnlySpan<byte> base64)
    {
        int length = DecodedLength(base64);
        if (length < 0 || length % sizeof(float) != 0)
        {
            return null;
        }

        float[] vector = GC.AllocateUninitializedArray<float>(length / sizeof(float));
        Span<byte> bytes = MemoryMarshal.AsBytes(vector.AsSpan());
        OperationStatus status = Base64.DecodeFromUtf8(base64, bytes, out int consumed, out int written);
        if (status != OperationStatus.Done || consumed != base64.Length || written != length)
        {
            return null;
        }

        if (!BitConverter.IsLittleEndian)
        {
            Reverse(bytes);
        }

        return vector;
    }

    /// <summary>Turns the bytes of each float around, for machines that keep the most significant byte first.</summary>
    internal static void Reverse(Span<byte> bytes)
    {
        foreach (ref uint bits in MemoryMarshal.Cast<byte, uint>(bytes))
        {
            bits = BinaryPrimitives.ReverseEndianness(bits);
        }
    }

    /// <summary>Whether every number is finite.</summary>
    internal static bool AreFinite(ReadOnlySpan<float> vector)
    {
        // A finite number less itself is zero; of NaN and the infinities it is NaN, which stays.
        ReadOnlySpan<Vector<float>> lanes = MemoryMarshal.Cast<float, Vector<float>>(vector);
        Vector<float> sum = Vector<float>.Zero;
        foreach (Vector<float> lane in lanes)
        {
            sum += lane - lane;
        }

        float rest = 0;
        foreach (float number in vector[(lanes.Length * Vector<float>.Count)..])
        {
            rest += number - number;
        }

        return Vector.EqualsAll(sum, Vector<float>.Zero) && rest.Equals(0f);
    }

    private static int DecodedLength(ReadOnlySpan<byte> base64)
    {
        if (base64.Length % 4 != 0)
        {
            return -1;
        }

        int padding = base64.EndsWith("=="u8) ? 2 : base64.EndsWith("="u8) ? 1 : 0;
        return (base64.Length / 4 * 3) - padding;
    }
}
