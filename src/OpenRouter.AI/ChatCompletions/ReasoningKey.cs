using System;
using System.Runtime.InteropServices;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>What tells two entries of <c>reasoning_details</c> apart while they stream. The index alone does not: a summary and an encrypted
/// entry share one.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ReasoningKey(ReasoningKind Kind, long? Index, string? Id)
{
    internal static ReasoningKey Of(ReadOnlySpan<byte> fragment)
    {
        ReasoningKey key = default;
        Utf8JsonReader reader = new(fragment);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (name.SequenceEqual("type"u8))
            {
                key = key with { Kind = KindOf(ref reader) };
            }
            else if (name.SequenceEqual("index"u8))
            {
                key = key with { Index = reader.Count() };
            }
            else if (name.SequenceEqual("id"u8))
            {
                string? id = reader.TextOrSkip();
                key = key with { Id = string.IsNullOrEmpty(id) ? null : id };
            }
            else
            {
                reader.Skip();
            }
        }

        return key;
    }

    /// <summary>Whether a fragment with this key continues an entry with that one.</summary>
    internal bool Continues(ReasoningKey entry) => Kind == entry.Kind && Kind != ReasoningKind.Other
        && (Index is null || entry.Index is null || Index == entry.Index)
        && (Id is null || entry.Id is null || string.Equals(Id, entry.Id, StringComparison.Ordinal));

    internal ReasoningKey With(ReasoningKey later) => this with { Index = Index ?? later.Index, Id = Id ?? later.Id };

    private static ReasoningKind KindOf(ref Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> type = reader.TokenType == JsonTokenType.String ? reader.ValueSpan : default;
        ReasoningKind kind = type.SequenceEqual("reasoning.text"u8) ? ReasoningKind.Text
            : type.SequenceEqual("reasoning.summary"u8) ? ReasoningKind.Summary
            : type.SequenceEqual("reasoning.encrypted"u8) ? ReasoningKind.Encrypted
            : ReasoningKind.Other;
        reader.Skip();
        return kind;
    }
}
