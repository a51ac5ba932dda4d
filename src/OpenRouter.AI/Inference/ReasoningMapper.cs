using System;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>Which reasoning setting wins. Only <c>reasoning</c> is ever sent: together with the short form, which <see cref="RequestFields"/> takes into it, it is refused.</summary>
internal static class ReasoningMapper
{
    internal const string EffortAndBudget = "Reasoning has both an effort and a budget of tokens. Set one of them: OpenRouter takes either.";

    /// <summary>Writes the <c>reasoning</c> member; nothing when nobody set anything.</summary>
    /// <param name="writer">The writer of the request.</param>
    /// <param name="fields">The OpenRouter fields of the request.</param>
    /// <param name="options">The caller's options.</param>
    /// <param name="excludes">Whether the endpoint can leave the reasoning out; where it cannot, the client does.</param>
    internal static void Write(Utf8JsonWriter writer, RequestFields fields, ReasoningOptions? options, bool excludes)
    {
        JsonElement given = fields.Get(RequestFieldNames.Reasoning) ?? default;
        string? effort = given.GetTextField("effort");
        bool hasBudget = given.GetField("max_tokens") is not null;
        if (effort is not null && hasBudget)
        {
            throw new ArgumentException(EffortAndBudget, nameof(options));
        }

        bool isOff = given.GetField("enabled") is { ValueKind: JsonValueKind.False };
        effort ??= hasBudget || isOff ? null : Effort(options?.Effort);
        bool? exclude = !excludes ? null : fields.Get("include_reasoning") is { ValueKind: JsonValueKind.False } || options?.Output == ReasoningOutput.None ? true : null;
        string? summary = options?.Output switch
        {
            ReasoningOutput.Summary => "concise",
            ReasoningOutput.Full => "detailed",
            _ => null,
        };
        if (given.ValueKind != JsonValueKind.Object && effort is null && exclude is null && summary is null && !fields.IsTrue("include_reasoning"))
        {
            return;
        }

        writer.WriteStartObject("reasoning"u8);
        if (effort is not null)
        {
            writer.WriteString("effort"u8, effort);
        }

        WriteRest(writer, given, exclude, summary, excludes);
        writer.WriteEndObject();
    }

    /// <summary>Whether somebody asked for reasoning, by whichever door, and did not turn it off.</summary>
    internal static bool IsAskedFor(RequestFields fields, ReasoningOptions? options)
    {
        JsonElement given = fields.Get(RequestFieldNames.Reasoning) ?? default;
        if (given.GetField("enabled") is { } enabled)
        {
            return enabled.ValueKind != JsonValueKind.False;
        }

        string? effort = given.GetTextField("effort") ?? Effort(options?.Effort);
        return effort is null
            ? given.ValueKind == JsonValueKind.Object || options?.Output is not null || fields.IsTrue("include_reasoning")
            : !string.Equals(effort, "none", StringComparison.Ordinal);
    }

    /// <summary>Whether the caller wants no reasoning text, whatever the service sends.</summary>
    internal static bool HidesText(RequestFields fields, ReasoningOptions? options) =>
        options?.Output == ReasoningOutput.None && (fields.Get(RequestFieldNames.Reasoning) ?? default).GetField("exclude") is not { ValueKind: JsonValueKind.False };

    /// <summary>Whether the client itself must leave the reasoning text out, because the endpoint has no field for that.</summary>
    internal static bool HidesTextItself(RequestFields fields, ReasoningOptions? options) =>
        HidesText(fields, options) || fields.Get("include_reasoning") is { ValueKind: JsonValueKind.False }
        || (fields.Get(RequestFieldNames.Reasoning) ?? default).GetField("exclude") is { ValueKind: JsonValueKind.True };

    private static string? Effort(ReasoningEffort? effort) => effort switch
    {
        ReasoningEffort.None => "none",
        ReasoningEffort.Low => "low",
        ReasoningEffort.Medium => "medium",
        ReasoningEffort.High => "high",
        ReasoningEffort.ExtraHigh => "xhigh",
        _ => null,
    };

    private static void WriteRest(Utf8JsonWriter writer, JsonElement given, bool? exclude, string? summary, bool excludes)
    {
        if (given.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in given.EnumerateObject())
            {
                if (!member.NameEquals("effort") && (excludes || !member.NameEquals("exclude")) && member.Value.ValueKind != JsonValueKind.Null)
                {
                    member.WriteTo(writer);
                }
            }
        }

        if (exclude is not null && given.GetField("exclude") is null)
        {
            writer.WriteBoolean("exclude"u8, exclude.Value);
        }

        if (summary is not null && given.GetField("summary") is null)
        {
            writer.WriteString("summary"u8, summary);
        }
    }
}
