using System;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>The members of an answer beside its vectors. The ranges point into the bytes it was read from.</summary>
internal readonly ref struct EmbeddingEnvelope
{
    internal string? Id { get; init; }

    internal string? Model { get; init; }

    internal string? Provider { get; init; }

    /// <summary>Gets the <c>usage</c> object; empty when there is none.</summary>
    internal RawRange Usage { get; init; }

    /// <summary>Gets the routing trace; empty when there is none.</summary>
    internal RawRange Routing { get; init; }

    /// <summary>Gets whether there is an <c>error</c> that is not null.</summary>
    internal bool HasError { get; init; }

    internal static EmbeddingEnvelope Read(ReadOnlySpan<byte> envelope)
    {
        string? id = null;
        string? model = null;
        string? provider = null;
        RawRange usage = default;
        RawRange routing = default;
        bool hasError = false;
        Utf8JsonReader reader = new(envelope);
        reader.Read();
        while (reader.TokenType != JsonTokenType.StartArray && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("id"u8))
            {
                id = reader.TextOrSkip();
            }
            else if (name.SequenceEqual("model"u8))
            {
                model = reader.TextOrSkip();
            }
            else if (name.SequenceEqual("provider"u8))
            {
                provider = reader.TextOrSkip();
            }
            else if (name.SequenceEqual("usage"u8))
            {
                usage = reader.TokenType == JsonTokenType.StartObject ? reader.Raw() : Skipped(ref reader);
            }
            else if (name.SequenceEqual("openrouter_metadata"u8))
            {
                routing = reader.RawContainer();
            }
            else
            {
                hasError |= name.SequenceEqual("error"u8) && reader.TokenType is not (JsonTokenType.Null or JsonTokenType.False);
                reader.Skip();
            }
        }

        return new EmbeddingEnvelope
        {
            Id = Filled(id),
            Model = Filled(model),
            Provider = Filled(provider),
            Usage = usage,
            Routing = routing,
            HasError = hasError,
        };
    }

    private static RawRange Skipped(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return default;
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
