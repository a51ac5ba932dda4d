using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions.Wire;

internal sealed partial class ChatChunkReader
{
    private void ReadChoices(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            // OpenRouter answers with one choice; a request for more is refused before it is sent.
            if (chunk.HasChoice || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            chunk.HasChoice = true;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadChoiceMember(ref reader, reader.NameThenValue(), chunk);
            }
        }
    }

    private void ReadChoiceMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ChatChunk chunk)
    {
        if (name.SequenceEqual("delta"u8) || name.SequenceEqual("message"u8))
        {
            ReadMessage(ref reader, chunk);
        }
        else if (name.SequenceEqual("finish_reason"u8))
        {
            chunk.FinishReason = Repeated(ref reader, ref _finish);
        }
        else if (name.SequenceEqual("native_finish_reason"u8))
        {
            chunk.NativeFinishReason = Repeated(ref reader, ref _nativeFinish);
        }
        else if (name.SequenceEqual("logprobs"u8))
        {
            // An object of tokens; numbers and other forms of some hosts carry nothing that can be used.
            chunk.Logprobs = reader.TokenType == JsonTokenType.StartObject ? reader.Raw() : Skip(ref reader);
        }
        else if (name.SequenceEqual("error"u8))
        {
            chunk.ChoiceError = reader.TokenType == JsonTokenType.Null ? default : reader.Raw();
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadMessage(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadMessageMember(ref reader, reader.NameThenValue(), chunk);
        }
    }

    private void ReadMessageMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ChatChunk chunk)
    {
        if (name.SequenceEqual("content"u8))
        {
            ReadContent(ref reader, chunk);
        }
        else if (name.SequenceEqual("role"u8))
        {
            // Always the assistant, and repeated in every chunk.
            reader.Skip();
        }
        else if (name.SequenceEqual("reasoning"u8))
        {
            chunk.Reasoning = NotEmpty(reader.TextOrSkip()) ?? chunk.Reasoning;
        }
        else if (name.SequenceEqual("reasoning_details"u8))
        {
            chunk.ReasoningDetails = reader.TokenType == JsonTokenType.StartArray ? reader.Raw() : Skip(ref reader);
        }
        else if (name.SequenceEqual("tool_calls"u8))
        {
            ReadToolCalls(ref reader, chunk);
        }
        else
        {
            ReadRareMessageMember(ref reader, name, chunk);
        }
    }

    private static void ReadRareMessageMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ChatChunk chunk)
    {
        if (name.SequenceEqual("reasoning_content"u8))
        {
            // The name that some upstreams use for the same text.
            chunk.Reasoning ??= NotEmpty(reader.TextOrSkip());
        }
        else if (name.SequenceEqual("refusal"u8))
        {
            chunk.Refusal = NotEmpty(reader.TextOrSkip());
        }
        else if (name.SequenceEqual("annotations"u8))
        {
            chunk.Annotations = reader.RawContainer();
        }
        else if (name.SequenceEqual("images"u8))
        {
            chunk.Images = reader.RawContainer();
        }
        else if (name.SequenceEqual("audio"u8))
        {
            chunk.Audio = reader.RawContainer();
        }
        else
        {
            reader.Skip();
        }
    }

    private static void ReadContent(ref Utf8JsonReader reader, ChatChunk chunk)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                chunk.ContentText = new RawRange((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                chunk.Content = reader.GetText();
                break;
            case JsonTokenType.StartArray:
                chunk.ContentParts = reader.Raw();
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static RawRange Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return default;
    }
}
