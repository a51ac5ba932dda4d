using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>A request as it will be sent, with what its answer must be read by.</summary>
internal sealed class InferenceRequest(RequestFields fields, ChatOptions? options, string? defaultModel)
{
    /// <summary>Gets the body. Whoever sends it disposes it.</summary>
    internal WireBody Body { get; } = new();

    /// <summary>Gets the headers of this request alone.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; } = RequestHeaderFields.Of(fields);

    /// <summary>Gets the model asked for; null for the account's default.</summary>
    internal string? Model { get; } = Given(fields) ?? options?.ModelId ?? defaultModel;

    /// <summary>Gets whether the caller asked for no reasoning text.</summary>
    internal bool HidesReasoning { get; init; } = ReasoningMapper.HidesText(fields, options?.Reasoning);

    /// <summary>Gets whether updates carry the chunk they were made of.</summary>
    internal bool KeepsRaw { get; } = fields.IsTrue("include_raw_chunks");

    /// <summary>Gets the media type of generated audio.</summary>
    internal string AudioType { get; } = MediaEncoder.AudioType((fields.Get("audio") ?? default).GetTextField("format"));

    /// <summary>Gets whether later turns stay with the model that answers this one, so that the message must carry its name.</summary>
    internal bool PinsModel { get; } = fields.Get("plugins") is { ValueKind: JsonValueKind.Array } plugins
        && plugins.EnumerateArray().Any(static plugin => plugin.GetField("pin_model") is { ValueKind: JsonValueKind.True });

    /// <summary>Writes the body.</summary>
    internal InferenceRequest Written<T>(T state, Action<RequestScope, T> write)
    {
        try
        {
            using JsonDraft draft = new(Body.Json);
            write(new RequestScope(Body, draft.Writer, fields, options, Model), state);
            draft.Complete();
            return this;
        }
        catch
        {
            Body.Dispose();
            throw;
        }
    }

    private static string? Given(RequestFields fields) => fields.Get("model") switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } model => model.GetString(),
        { } other => throw new ArgumentException($"The field 'model' must be a text and not {other.GetRawText()}.", nameof(fields)),
    };
}
