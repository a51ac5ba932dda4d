using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using OpenRouter.AI.ChatCompletions.Wire;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

/// <summary>The shortcut for text chunks is only a shortcut: with it and without it the same is read.</summary>
public sealed class TextFrameTests
{
    // Much alike, so that a shortcut that is too generous would mistake one for another.
    private static readonly string[] Frames =
    [
        """{"id":"gen-1","model":"m","provider":"P","created":1,"choices":[{"index":0,"delta":{"role":"assistant","content":#},"finish_reason":null}]}""",
        """{"id":"gen-1","model":"m","provider":"P","created":1,"choices":[{"index":0,"delta":{"content":#,"role":"assistant"},"finish_reason":null}]}""",
        """{"id":"gen-2","model":"m","provider":"P","created":1,"choices":[{"index":0,"delta":{"role":"assistant","content":#},"finish_reason":null}]}""",
        """{"id":"gen-1","model":"m","provider":"P","created":1,"choices":[{"index":0,"delta":{"role":"assistant","content":#},"finish_reason":"stop"}]}""",
        """{"id":"gen-1","choices":[{"delta":{"content":#,"reasoning":#}}]}""",
        """{"id":"gen-1","choices":[{"delta":{"content":#,"content":#}}]}""",
        """{"id":"gen-1","choices":[{"delta":{"content":#}}],"usage":{"prompt_tokens":1}}""",
        """{"id":"gen-1","choices":[{"delta":{"content":#}}],"error":#}""",
        """{"id":"gen-1","choices":[{"delta":{"content":[#]}}]}""",
        """{"choices":[{"delta":{"content":#,"tool_calls":[{"index":0,"id":#,"function":{"name":"f","arguments":#}}]}}]}""",
        """{"provider":{"id":"gen-1","choices":[{"delta":{"content":#}}]}}""",
        """{"choices":[{"delta":{"content":#}},{"delta":{"content":#}}]}""",
        """{"choices":[]}""",
    ];

    private static readonly string[] Values = ["\"\"", "\"a\"", "\"\\n\"", "\"\\ud83d\"", "\"ä😀\"", "null", "\"\\\"},{\"", "\"}\"", "7"];

    private static readonly Gen<string> Value = Gen.OneOf(
        Gen.Int[0, Values.Length - 1].Select(static index => Values[index]),
        Gen.String[Gen.Char[' ', '~'], 0, 12].Select(static text => JsonValue.Create(text).ToJsonString()));

    private static readonly Gen<byte[]> Chunk = Gen.Select(
        Gen.Frequency((6, Gen.Const(0)), (4, Gen.Int[0, Frames.Length - 1])), Value, static (frame, value) => Fill(frame, value));

    private static readonly Gen<byte[]> Mutated = Gen.Select(Chunk, Gen.Int[0, 2], Gen.Int[0, 400], Gen.Byte, Mutate);

    [Fact]
    public void Read_ThroughTheFrame_EqualsAFreshReader() =>
        Chunk.List[1, 20].Sample(static chunks => Same(chunks), iter: 5000, threads: 1);

    [Fact]
    public void Read_ThroughTheFrame_EqualsAFreshReader_WhenBytesAreMutated() =>
        Gen.Frequency((3, Chunk), (1, Mutated)).List[1, 20].Sample(static chunks => Same(chunks), iter: 10_000, threads: 1);

    [Fact]
    public void Read_EveryByteMutatedToWhatMattersInJson_EqualsAFreshReader()
    {
        byte[] good = Fill(0, "\"some text\"");
        foreach (byte value in "\"\\{}[],: \n\u0000a0"u8.ToArray().Append<byte>(0xC3).Append<byte>(0xFF))
        {
            for (int at = 0; at < good.Length; at++)
            {
                byte[] replaced = [.. good];
                replaced[at] = value;
                Assert.True(Same([good, replaced, good]));
                Assert.True(Same([good, [.. good[..at], value, .. good[at..]], good]));
                Assert.True(Same([good, [.. good[..at], .. good[(at + 1)..]], good]));
            }
        }
    }

    private static byte[] Mutate(byte[] chunk, int kind, int position, byte value)
    {
        int at = position % chunk.Length;
        return kind switch
        {
            0 => [.. chunk[..at], value, .. chunk[(at + 1)..]],
            1 => [.. chunk[..at], value, .. chunk[at..]],
            _ => [.. chunk[..at], .. chunk[(at + 1)..]],
        };
    }

    /// <summary>Reads until the first failure, where a stream ends as well.</summary>
    private static bool Same(List<byte[]> chunks)
    {
        ChatChunkReader reader = new();
        ChatChunk chunk = new();
        foreach (byte[] data in chunks)
        {
            string fresh = Read(new ChatChunkReader(), new ChatChunk(), data);
            string shared = Read(reader, chunk, data);
            Assert.Equal(fresh, shared);
            if (fresh.Length == 0)
            {
                return true;
            }
        }

        return true;
    }

    private static string Read(ChatChunkReader reader, ChatChunk chunk, byte[] data)
    {
        try
        {
            if (!reader.TryReadFrame(data, chunk))
            {
                reader.Read(data, chunk);
            }
        }
        catch (JsonException)
        {
            return "";
        }

        RawRange[] ranges =
        [
            chunk.ContentParts, chunk.ReasoningDetails, chunk.Annotations, chunk.Images, chunk.Audio, chunk.Logprobs, chunk.Usage, chunk.Error,
            chunk.ChoiceError, chunk.Routing, chunk.NestedAnswer,
        ];
        object?[] values =
        [
            chunk.Id, chunk.Model, chunk.Provider, chunk.Created, chunk.ServiceTier, chunk.SystemFingerprint, chunk.HasChoice, chunk.Content,
            chunk.Reasoning, chunk.Refusal, chunk.FinishReason, chunk.NativeFinishReason, .. chunk.ToolCalls.Cast<object>(), .. ranges.Cast<object>(),
        ];
        return string.Join('|', values.Select(static value => value ?? "-"));
    }

    private static byte[] Fill(int frame, string value) => Bytes(Frames[frame].Replace("#", value, StringComparison.Ordinal));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
