using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Embeddings;

/// <summary>Writes vectors in the shape of the service.</summary>
internal static class EmbeddingBodyWriter
{
    internal static async Task<ReadOnlyMemory<byte>> WriteAsync(
        string id, EmbeddingModel model, IReadOnlyList<EmbeddingInput> inputs, int dimensions, bool asBase64, IReadOnlyList<float[]>? vectors, CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte> body = new(inputs.Count * dimensions * 12);
        Utf8JsonWriter writer = new(body);
        await using (writer.ConfigureAwait(false))
        {
            Write(writer, id, model, inputs, dimensions, asBase64, vectors);
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return body.WrittenMemory;
    }

    private static void Write(
        Utf8JsonWriter writer, string id, EmbeddingModel model, IReadOnlyList<EmbeddingInput> inputs, int dimensions, bool asBase64, IReadOnlyList<float[]>? vectors)
    {
        writer.WriteStartObject();
        writer.WriteString("object", "list");
        writer.WriteStartArray("data");
        for (int index = 0; index < inputs.Count; index++)
        {
            writer.WriteStartObject();
            writer.WriteString("object", "embedding");
            WriteVector(writer, vectors?[index % vectors.Count] ?? TextVector.Of(inputs[index].Texts, dimensions), asBase64);
            writer.WriteNumber("index", index);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("model", model.UpstreamName);
        WriteUsage(writer, inputs.Sum(input => input.Tokens), model.Price);
        writer.WriteString("provider", "Emulator");
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }

    private static void WriteVector(Utf8JsonWriter writer, float[] vector, bool asBase64)
    {
        if (asBase64)
        {
            byte[] bytes = new byte[vector.Length * sizeof(float)];
            for (int at = 0; at < vector.Length; at++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at * sizeof(float)), vector[at]);
            }

            writer.WriteBase64String("embedding", bytes);
            return;
        }

        writer.WriteStartArray("embedding");
        foreach (float number in vector)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter writer, int tokens, decimal price)
    {
        decimal cost = tokens * price;
        writer.WriteStartObject("usage");
        writer.WriteNumber("prompt_tokens", tokens);
        writer.WriteNumber("total_tokens", tokens);
        writer.WriteNumber("cost", cost);
        writer.WriteBoolean("is_byok", false);
        writer.WriteStartObject("cost_details");
        writer.WriteNumber("upstream_inference_cost", cost);
        writer.WriteNumber("upstream_inference_prompt_cost", cost);
        writer.WriteNumber("upstream_inference_completions_cost", 0);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
