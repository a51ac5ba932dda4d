using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CsCheck;
using OpenRouter.AI.Embeddings.Wire;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Tests.Embeddings.Reading;

public sealed class EmbeddingBodyReaderTests
{
    private const string Body =
        """
        {"object":"list","nested":{"data":[1,{"embedding":[9]}]},"data":[ {"object":"embedding","index":1,"embedding":[-0.5 , 1e-3,
        12.25],"more":{"index":[7],"embedding":"x"}},{"embedding":"AACAPwAAAEAAAEBA","index":0}
        ],"model":"\u00e4 [\"data\"]","usage":{"prompt_tokens":7,"cost":1.4e-07}}
        """;

    private const string Envelope =
        """{"object":"list","nested":{"data":[1,{"embedding":[9]}]},"data":null,"model":"\u00e4 [\"data\"]","usage":{"prompt_tokens":7,"cost":1.4e-07}}""";

    [Fact]
    public void Read_EverySplit_IsTheSame()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Body);
        Check(Read([bytes]));
        Check(Read(bytes.Select(static single => new[] { single })));
        for (int split = 1; split < bytes.Length; split++)
        {
            Check(Read([bytes[..split], bytes[split..]]));
        }
    }

    [Fact]
    public void Read_AnyPieces_AreTheSame() => Gen.Int[1, 40].Array[1, 200].Sample(static lengths =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Body);
        List<byte[]> pieces = [];
        int at = 0;
        foreach (int length in lengths)
        {
            pieces.Add(bytes[at..Math.Min(at + length, bytes.Length)]);
            at = Math.Min(at + length, bytes.Length);
        }

        pieces.Add(bytes[at..]);
        Check(Read(pieces));
    });

    [Fact]
    public void Read_LongVectors_GrowAndAreExact()
    {
        float[] vector = [.. Enumerable.Range(0, 5000).Select(static number => number / 7f)];
        string text = """{"data":[{"embedding":[""" + string.Join(",", vector.Select(static number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))
            + "]},{\"embedding\":" + EmbeddingScript.Base64(vector) + "}]}";
        (IReadOnlyList<EmbeddingRow> rows, _) = Read(Encoding.UTF8.GetBytes(text).Chunk(1000));
        Assert.Equal(vector, rows[0].Vector);
        Assert.Equal(vector, rows[1].Vector);
    }

    [Fact]
    public void Reverse_Bytes_TurnsEachFloatAround()
    {
        byte[] bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        VectorBytes.Reverse(bytes);
        Assert.Equal<byte>([4, 3, 2, 1, 8, 7, 6, 5], bytes);
    }

    [Fact]
    public void AreFinite_AnyPlace_IsFound()
    {
        for (int length = 1; length < 40; length++)
        {
            float[] vector = new float[length];
            Array.Fill(vector, float.MaxValue);
            Assert.True(VectorBytes.AreFinite(vector));
            for (int place = 0; place < length; place++)
            {
                foreach (float bad in (float[])[float.NaN, float.PositiveInfinity, float.NegativeInfinity])
                {
                    vector[place] = bad;
                    Assert.False(VectorBytes.AreFinite(vector));
                }

                vector[place] = -float.Epsilon;
            }
        }
    }

    private static void Check((IReadOnlyList<EmbeddingRow> Rows, string Envelope) read)
    {
        Assert.Equal([1L, 0L], read.Rows.Select(static row => row.Index));
        Assert.Equal([[-0.5f, 0.001f, 12.25f], [1f, 2f, 3f]], read.Rows.Select(static row => row.Vector));
        Assert.Equal(Envelope, read.Envelope);
    }

    private static (IReadOnlyList<EmbeddingRow> Rows, string Envelope) Read(IEnumerable<byte[]> pieces)
    {
        using EmbeddingBodyReader reader = new(2);
        using PooledBuffer window = new(16);
        foreach (byte[] piece in pieces)
        {
            window.Append(piece);
            window.RemoveStart(reader.Read(window.Span, isFinal: false));
        }

        reader.Read(window.Span, isFinal: true);
        return (reader.Rows, Encoding.UTF8.GetString(reader.Envelope));
    }
}
