using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Benchmarks.Memory;
using OpenRouter.AI.Benchmarks.Traffic;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>Reads the whole body into one buffer and decodes each vector with what .NET has for it.</summary>
internal sealed class EmbeddingFloorRun(Scenario scenario, HttpClient client, MemoryHandler handler) : IContestantRun
{
    private static readonly Uri Address = new("http://memory/embeddings");

    public async Task<long> RunAsync() => (await SendAsync().ConfigureAwait(false)).Sum(vector => (long)vector.Length);

    public async Task<object> KeepAsync() => await SendAsync().ConfigureAwait(false);

    public async Task<Handed> ReadAsync() => new(
        EmbeddingTraffic.Digest((await SendAsync().ConfigureAwait(false)).Select(vector => new ReadOnlyMemory<float>(vector))),
        "",
        [],
        handler.RequestBytes);

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private async Task<List<float[]>> SendAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = scenario.FloorRequest() };
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(scenario.Answer.Length + 1);
        int length = 0;
        while (await stream.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is var read and > 0)
        {
            length += read;
        }

        List<float[]> vectors = Decode(buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        return vectors;
    }

    private List<float[]> Decode(ReadOnlySpan<byte> json)
    {
        List<float[]> vectors = new(scenario.Units);
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("embedding"u8))
            {
                float[] vector = GC.AllocateUninitializedArray<float>(EmbeddingTraffic.Dimensions);
                reader.Read();
                if (reader.TokenType == JsonTokenType.String)
                {
                    Base64.DecodeFromUtf8(reader.ValueSpan, MemoryMarshal.AsBytes(vector.AsSpan()), out _, out _);
                }
                else
                {
                    for (int at = 0; reader.Read() && reader.TokenType == JsonTokenType.Number; at++)
                    {
                        vector[at] = reader.GetSingle();
                    }
                }

                vectors.Add(vector);
            }
        }

        return vectors;
    }
}
