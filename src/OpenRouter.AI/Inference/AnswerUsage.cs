using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;
using OpenRouter.AI.Metadata;

namespace OpenRouter.AI.Inference;

/// <summary>
/// What an answer consumed. Counts that <see cref="UsageDetails"/> has no member for, and the cost in billionths of a dollar, are in its
/// additional counts: that is what tool loops add up. Nothing is recomputed from tokens and prices.
/// </summary>
internal sealed class AnswerUsage
{
    private const decimal NanoPerUsd = 1_000_000_000m;

    // As many dollars as a count of their billionths can hold.
    private const decimal LargestUsd = 9_000_000_000m;

    internal UsageDetails Details { get; } = new();

    /// <summary>Gets what was charged, in US dollars.</summary>
    internal decimal? Cost { get; private set; }

    /// <summary>Gets what the upstream charged, in US dollars. With a key of one's own it is money spent beside <see cref="Cost"/>.</summary>
    internal decimal? UpstreamCost { get; private set; }

    internal bool? IsByok { get; private set; }

    /// <summary>Reads a <c>usage</c> object of any endpoint.</summary>
    internal static AnswerUsage Read(ReadOnlySpan<byte> raw)
    {
        AnswerUsage usage = new();
        Utf8JsonReader reader = new(raw);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            usage.ReadMember(ref reader, reader.NameThenValue());
        }

        usage.Complete();
        return usage;
    }

    private void ReadMember(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("prompt_tokens"u8) || name.SequenceEqual("input_tokens"u8))
        {
            Details.InputTokenCount = reader.Count() ?? Details.InputTokenCount;
        }
        else if (name.SequenceEqual("completion_tokens"u8) || name.SequenceEqual("output_tokens"u8))
        {
            Details.OutputTokenCount = reader.Count() ?? Details.OutputTokenCount;
        }
        else if (name.SequenceEqual("total_tokens"u8))
        {
            Details.TotalTokenCount = reader.Count();
        }
        else if (name.SequenceEqual("cost"u8))
        {
            Cost = reader.Amount();
        }
        else if (name.SequenceEqual("is_byok"u8))
        {
            IsByok = reader.Flag();
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadDetails(ref reader, name);
        }
        else
        {
            reader.Skip();
        }
    }

    private void ReadDetails(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> group)
    {
        UsageGroup kind = UsageGroups.Of(group);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.NameThenValue();
            if (kind == UsageGroup.Cost)
            {
                decimal? amount = reader.Amount();
                UpstreamCost = name.SequenceEqual("upstream_inference_cost"u8) ? amount : UpstreamCost;
            }
            else if (UsageGroups.CountKey(kind, name) is not { } key)
            {
                reader.Skip();
            }
            else if (reader.Count() is { } count)
            {
                Set(key, count);
            }
        }
    }

    private void Set(string key, long count)
    {
        switch (key)
        {
            case UsageGroups.Cached:
                Details.CachedInputTokenCount = count;
                break;
            case UsageGroups.Reasoning:
                Details.ReasoningTokenCount = count;
                break;
            default:
                (Details.AdditionalCounts ??= [])[key] = count;
                break;
        }
    }

    private void Complete()
    {
        Details.TotalTokenCount ??= Details.InputTokenCount + Details.OutputTokenCount;
        SetMoney(OpenRouterMetadataKeys.CostNanoUsd, Cost);
        SetMoney(UsageGroups.UpstreamCostNanoUsd, UpstreamCost);
    }

    /// <summary>Gets an amount of US dollars in billionths; null when a count cannot hold it.</summary>
    internal static long? Nano(decimal amount) => amount is > -LargestUsd and < LargestUsd ? (long)Math.Round(amount * NanoPerUsd) : null;

    private void SetMoney(string key, decimal? amount)
    {
        if (amount is { } known && Nano(known) is { } nano)
        {
            (Details.AdditionalCounts ??= [])[key] = nano;
        }
    }
}
