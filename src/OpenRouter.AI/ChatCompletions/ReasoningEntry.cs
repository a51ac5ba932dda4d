using System;
using System.Collections.Generic;
using System.Text.Json;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>
/// One entry of <c>reasoning_details</c>, put together from its fragments. Members keep their bytes and the order of first sight: providers
/// sign these entries, so nothing may be decoded and encoded again on the way back.
/// </summary>
internal sealed class ReasoningEntry : IDisposable
{
    private readonly List<Member> _members = [];

    internal ReasoningEntry(ReadOnlySpan<byte> fragment)
    {
        Key = ReasoningKey.Of(fragment);
        Append(fragment);
    }

    internal ReasoningKey Key { get; private set; }

    public void Dispose()
    {
        foreach (Member member in _members)
        {
            member.Value.Dispose();
        }
    }

    /// <summary>Adds a fragment: long texts grow, everything else keeps the first value that says something.</summary>
    internal void Append(ReadOnlySpan<byte> fragment)
    {
        Utf8JsonReader reader = new(fragment);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            Member member = Find(name);
            reader.Read();
            JsonTokenType kind = reader.TokenType;
            ReadOnlySpan<byte> raw = reader.Raw().Of(fragment);
            if (kind == JsonTokenType.String && member.Grows)
            {
                member.Join(raw);
            }
            else if (member.SaysNothing)
            {
                member.Replace(raw);
            }
        }

        Key = Key.With(ReasoningKey.Of(fragment));
    }

    internal void WriteTo(PooledBuffer json)
    {
        json.Append((byte)'{');
        for (int index = 0; index < _members.Count; index++)
        {
            if (index > 0)
            {
                json.Append((byte)',');
            }

            json.Append((byte)'"');
            json.Append(_members[index].Name);
            json.Append("\":"u8);
            json.Append(_members[index].Value.Span);
        }

        json.Append((byte)'}');
    }

    private Member Find(ReadOnlySpan<byte> name)
    {
        foreach (Member known in _members)
        {
            if (name.SequenceEqual(known.Name))
            {
                return known;
            }
        }

        Member member = new(name.ToArray());
        _members.Add(member);
        return member;
    }

    private sealed class Member(byte[] name)
    {
        internal byte[] Name { get; } = name;

        internal PooledBuffer Value { get; } = new(256);

        internal bool Grows { get; } = name.AsSpan().SequenceEqual("text"u8) || name.AsSpan().SequenceEqual("summary"u8)
            || name.AsSpan().SequenceEqual("data"u8);

        internal bool SaysNothing => Value.Length == 0 || Value.Span.SequenceEqual("null"u8) || Value.Span.SequenceEqual("\"\""u8);

        internal void Replace(ReadOnlySpan<byte> raw)
        {
            Value.Clear();
            Value.Append(raw);
        }

        internal void Join(ReadOnlySpan<byte> raw)
        {
            if (SaysNothing)
            {
                Replace(raw);
                return;
            }

            // Both are escaped texts in quotes: the closing one and the opening one in the middle go.
            Value.Shorten(1);
            Value.Append(raw[1..]);
        }
    }
}
