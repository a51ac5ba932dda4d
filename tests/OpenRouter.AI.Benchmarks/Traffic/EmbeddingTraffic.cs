using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Traffic;

/// <summary>Answers with embeddings in the shape that OpenRouter sends.</summary>
internal static class EmbeddingTraffic
{
    public const int Dimensions = 1536;

    /// <summary>The texts to embed.</summary>
    public static IReadOnlyList<string> Inputs(int count)
    {
        Prose prose = new(7);
        return [.. Enumerable.Range(0, count).Select(_ => prose.Piece() + prose.Piece())];
    }

    /// <summary>Vectors in base64.</summary>
    public static (byte[] Answer, Handed Content) Base64(int count) => Make(count, static (writer, vector) =>
        writer.WriteBase64StringValue(MemoryMarshal.AsBytes(vector.AsSpan())));

    /// <summary>Vectors of numbers, each in its shortest form as a float.</summary>
    public static (byte[] Answer, Handed Content) Numbers(int count) => Make(count, static (writer, vector) =>
    {
        writer.WriteStartArray();
        foreach (float number in vector)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    });

    /// <summary>Vectors of numbers with the seventeen digits of a double.</summary>
    public static (byte[] Answer, Handed Content) LongNumbers(int count) => Make(count, static (writer, vector) =>
    {
        writer.WriteStartArray();
        foreach (float number in vector)
        {
            writer.WriteRawValue(((double)number).ToString("G17", CultureInfo.InvariantCulture));
        }

        writer.WriteEndArray();
    });

    /// <summary>One word for all vectors, so that every bit counts in the check.</summary>
    public static string Digest(IEnumerable<ReadOnlyMemory<float>> vectors)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (ReadOnlyMemory<float> vector in vectors)
        {
            hash.AppendData(MemoryMarshal.AsBytes(vector.Span));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static (byte[] Answer, Handed Content) Make(int count, Action<Utf8JsonWriter, float[]> write)
    {
        ArrayBufferWriter<byte> body = new();
        using Utf8JsonWriter writer = new(body, new JsonWriterOptions { SkipValidation = true });
        Random random = new(5);
        List<ReadOnlyMemory<float>> vectors = [];
        body.Write("""{"object":"list","data":["""u8);
        for (int index = 0; index < count; index++)
        {
            float[] vector = [.. Enumerable.Range(0, Dimensions).Select(_ => (float)(((random.NextDouble() + random.NextDouble()) - 1) / 15))];
            vectors.Add(vector);
            body.Write(index == 0 ? default : ","u8);
            body.Write("""{"object":"embedding","embedding":"""u8);
            writer.Reset();
            write(writer, vector);
            writer.Flush();
            body.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $",\"index\":{index}}}")));
        }

        body.Write("""],"model":"embed-4","usage":{"prompt_tokens":9216,"total_tokens":9216,"cost":0.00018},"provider":"Acme","id":"gen-emb-1"}"""u8);
        return (body.WrittenSpan.ToArray(), new Handed(Digest(vectors), "", [], 0));
    }
}
