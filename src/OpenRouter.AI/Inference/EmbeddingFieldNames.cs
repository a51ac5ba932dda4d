using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Inference;

/// <summary>The documented request fields of embeddings.</summary>
internal static class EmbeddingFieldNames
{
    internal const string Dimensions = "dimensions";
    internal const string EncodingFormat = "encoding_format";
    internal const string InputType = "input_type";

    /// <summary>Gets the fields of the body that are sent as given, in the order in which they are written.</summary>
    internal static IReadOnlyList<string> PassedOn { get; } = [InputType, "provider", "user"];

    /// <summary>Gets the fields that only embeddings have.</summary>
    internal static HashSet<string> Own { get; } = new(StringComparer.Ordinal) { Dimensions, EncodingFormat, InputType };

    private static HashSet<string> Taken { get; } = new(StringComparer.Ordinal)
    {
        "model", Dimensions, EncodingFormat, InputType, "provider", "user", "session_id", "response_cache", "routing_metadata", "headers",
        RequestFieldNames.ExtraBody,
    };

    /// <summary>Whether a request for embeddings can carry the field, in its body or its headers.</summary>
    internal static bool IsTaken(string name) => Taken.Contains(name);
}
