using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using CsCheck;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Reliability.Fuzz;

/// <summary>Streams that were cut, flipped, spliced and sent in odd pieces: an answer or an <see cref="OpenRouterException"/>, nothing
/// else.</summary>
public sealed class MutationTests
{
    private const int ShortForm = 300;

    private static readonly List<byte[]> Bodies = ReadBodies();

    private static readonly Gen<byte[]> Mutated = Gen.Select(
        Gen.Int[0, Bodies.Count - 1], Gen.Int[0, Bodies.Count - 1], Gen.Int[0, 3], Gen.Double.Unit, Gen.Double.Unit, Gen.Byte,
        static (one, other, kind, first, second, letter) => Mutate(Bodies[one], Bodies[other], kind, first, second, letter));

    private static long Runs => long.TryParse(Environment.GetEnvironmentVariable("OPENROUTER_FUZZ_RUNS"), out long runs) ? runs : ShortForm;

    [Fact]
    public Task MutatedStream_Chat_IsAnAnswerOrTheDocumentedException() => RunAsync(static client => client.AsIChatClient("m"));

    [Fact]
    public Task MutatedStream_Responses_IsAnAnswerOrTheDocumentedException() => RunAsync(static client => client.AsIResponsesChatClient("m"));

    /// <summary>The text does not depend on where the pieces of the stream end.</summary>
    [Fact]
    public async Task Stream_AnyPieces_HasTheSameText()
    {
        byte[] body = Bodies[0];
        (string whole, _) = await ReadAsync(body, body.Length, static client => client.AsIChatClient("m"));
        foreach (int size in (int[])[1, 2, 3, 5, 7, 11, 64, 1000])
        {
            Assert.Equal(whole, (await ReadAsync(body, size, static client => client.AsIChatClient("m"))).Text);
        }
    }

    private static Task RunAsync(Func<OpenRouterClient, IChatClient> open) => Mutated.SampleAsync(
        async body =>
        {
            (_, Exception? failure) = await ReadAsync(body, 17, open);
            Assert.True(failure is null or OpenRouterException, failure?.ToString());
        },
        iter: Runs,
        threads: 1);

    private static async Task<(string Text, Exception? Failure)> ReadAsync(byte[] body, int size, Func<OpenRouterClient, IChatClient> open)
    {
        using PiecesHandler handler = new(body, size);
        using HttpClient http = new(handler);
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = "sk-or-fuzz", MaxRetries = 0 }, http);
        List<string> texts = [];
        try
        {
            await foreach (ChatResponseUpdate update in open(client).GetStreamingResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken))
            {
                texts.Add(update.Text);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (string.Concat(texts), failure);
        }

        return (string.Concat(texts), null);
    }

    private static byte[] Mutate(byte[] body, byte[] other, int kind, double first, double second, byte letter)
    {
        int at = (int)(first * body.Length);
        int end = (int)(second * other.Length);
        switch (kind)
        {
            case 0:
                return body[..at];
            case 1:
                byte[] flipped = [.. body];
                flipped[at] ^= (byte)(letter | 1);
                return flipped;
            case 2:
                return [.. body[..at], .. other[end..]];
            default:
                return [.. body[..at], letter, .. body[at..]];
        }
    }

    /// <summary>Streams of the recordings that the environment names, or else of the emulator's own making.</summary>
    private static List<byte[]> ReadBodies()
    {
        List<byte[]> bodies = [];
        if (Environment.GetEnvironmentVariable("OPENROUTER_RECORDINGS") is { Length: > 0 } folder)
        {
            foreach (string file in Directory.GetFiles(Path.Combine(folder, "data"), "*.json").Order(StringComparer.Ordinal))
            {
                JsonElement response = JsonElement.Parse(File.ReadAllText(file)).GetProperty("response");
                if (response.TryGetProperty("sse", out JsonElement sse) && sse.GetString() is { Length: > 0 and < 100_000 } text)
                {
                    bodies.Add(System.Text.Encoding.UTF8.GetBytes(text));
                }
            }
        }

        return bodies.Count > 0 ? bodies : [EmulatedBodies.Chat, EmulatedBodies.Responses];
    }
}
