using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions.Wire;

internal sealed partial class ChatChunkReader
{
    private RepeatedText _finish;
    private RepeatedText _nativeFinish;
    private RepeatedText _callId;

    private void ReadToolCalls(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                chunk.ToolCalls.Add(ReadToolCall(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private ChatToolCallFragment ReadToolCall(ref Utf8JsonReader reader)
    {
        ChatToolCallFragment call = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("index"u8))
            {
                call = call with { Index = reader.Count() };
            }
            else if (name.SequenceEqual("id"u8))
            {
                call = call with { Id = NotEmpty(Repeated(ref reader, ref _callId)) };
            }
            else if (name.SequenceEqual("function"u8) && reader.TokenType == JsonTokenType.StartObject)
            {
                ReadFunction(ref reader, ref call);
            }
            else
            {
                reader.Skip();
            }
        }

        return call;
    }

    private static void ReadFunction(ref Utf8JsonReader reader, ref ChatToolCallFragment call)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("name"u8))
            {
                string? text = reader.TextOrSkip();
                call = call with { Name = string.IsNullOrWhiteSpace(text) ? null : text };
            }
            else if (!name.SequenceEqual("arguments"u8) || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                call = call with { Arguments = new RawRange((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length) };
            }
            else
            {
                call = call with { Arguments = reader.Raw(), ArgumentsAreJson = true };
            }
        }
    }
}
