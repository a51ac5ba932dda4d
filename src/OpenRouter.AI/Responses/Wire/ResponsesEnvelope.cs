using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>The response object: a whole answer, or what the first and the last event of a stream hold. Any member may be missing.</summary>
internal sealed class ResponsesEnvelope
{
    internal string? Id { get; private set; }

    internal string? Model { get; private set; }

    internal long Created { get; private set; }

    internal string? Status { get; private set; }

    internal string? ServiceTier { get; private set; }

    /// <summary>Gets why the answer is not complete.</summary>
    internal string? IncompleteReason { get; private set; }

    /// <summary>Gets whether the object has a list of items, which may be empty.</summary>
    internal bool HasOutput { get; private set; }

    /// <summary>Gets the items by their places; null for what is none.</summary>
    internal List<RawItem?> Output { get; } = [];

    /// <summary>Gets where the whole object lies.</summary>
    internal RawRange Whole { get; private set; }

    internal RawRange Usage { get; private set; }

    internal RawRange Error { get; private set; }

    internal RawRange Routing { get; private set; }

    /// <summary>Reads a response object; the ranges point into <paramref name="data"/>.</summary>
    internal static ResponsesEnvelope Read(ReadOnlySpan<byte> data)
    {
        Utf8JsonReader reader = new(data);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        ResponsesEnvelope envelope = Read(ref reader, data);
        while (reader.Read())
        {
            // Runs over trailing white space; anything else throws.
        }

        return envelope;
    }

    /// <summary>Reads the response object that a reader stands before; the ranges point into the reader's <paramref name="data"/>.</summary>
    internal static ResponsesEnvelope Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> data)
    {
        ResponsesEnvelope envelope = new();
        int start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            envelope.ReadMember(ref reader, reader.NameThenValue(), data);
        }

        envelope.Whole = new RawRange(start, (int)reader.BytesConsumed - start);
        return envelope;
    }

    private void ReadMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        // output_text is not among them: it is empty while there is text, or absent.
        if (name.SequenceEqual("id"u8))
        {
            Id = reader.TextOrSkip();
        }
        else if (name.SequenceEqual("model"u8))
        {
            Model = reader.TextOrSkip();
        }
        else if (name.SequenceEqual("created_at"u8))
        {
            Created = reader.Count() ?? 0;
        }
        else if (name.SequenceEqual("status"u8))
        {
            Status = reader.TextOrSkip();
        }
        else if (name.SequenceEqual("service_tier"u8))
        {
            ServiceTier = reader.TextOrSkip();
        }
        else if (name.SequenceEqual("output"u8))
        {
            ReadOutput(ref reader);
        }
        else
        {
            ReadRareMember(ref reader, name, data);
        }
    }

    private void ReadOutput(ref Utf8JsonReader reader)
    {
        HasOutput = reader.TokenType == JsonTokenType.StartArray;
        if (!HasOutput)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Output.Add(RawItem.Read(ref reader));
        }
    }

    private void ReadRareMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        if (name.SequenceEqual("usage"u8))
        {
            Usage = reader.RawContainer();
        }
        else if (name.SequenceEqual("error"u8))
        {
            Error = reader.TokenType == JsonTokenType.Null ? default : reader.Raw();
        }
        else if (name.SequenceEqual("openrouter_metadata"u8))
        {
            Routing = reader.RawContainer();
        }
        else if (name.SequenceEqual("incomplete_details"u8) && reader.TokenType == JsonTokenType.StartObject)
        {
            JsonElement details = JsonRead.Detach(reader.Raw().Of(data));
            IncompleteReason = details.TryGetProperty("reason"u8, out JsonElement reason) && reason.ValueKind == JsonValueKind.String
                ? reason.GetString()
                : null;
        }
        else
        {
            reader.Skip();
        }
    }
}
