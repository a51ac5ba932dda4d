using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings;

/// <summary>What all requests of one call share: the body up to its inputs, the headers, and what the answers are checked against.</summary>
internal sealed class EmbeddingRequest
{
    private EmbeddingRequest(string model, int? dimensions, byte[] head, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        Model = model;
        Dimensions = dimensions;
        Head = head;
        Headers = headers;
    }

    /// <summary>Gets the end of every body.</summary>
    internal static ReadOnlySpan<byte> Tail => "]}"u8;

    /// <summary>Gets the model asked for.</summary>
    internal string Model { get; }

    /// <summary>Gets the dimensions asked for; null for those of the model.</summary>
    internal int? Dimensions { get; }

    /// <summary>Gets the beginning of every body, up to the bracket before the first input.</summary>
    internal byte[] Head { get; }

    internal IReadOnlyList<KeyValuePair<string, string>> Headers { get; }

    /// <exception cref="InvalidOperationException">No model is named anywhere.</exception>
    /// <exception cref="ArgumentException">An option has a value that cannot be sent.</exception>
    /// <exception cref="NotSupportedException">An option was set that embeddings do not have.</exception>
    internal static EmbeddingRequest Of(
        EmbeddingGenerationOptions? options, string? defaultModel, int? defaultDimensions, IEmbeddingGenerator generator)
    {
        RequestFields fields = RequestFields.Of(options, generator);
        string model = Named(TextField(fields, "model") ?? options?.ModelId) ?? defaultModel ?? throw new InvalidOperationException(
            "No embedding model is named: give it to the generator, or set EmbeddingGenerationOptions.ModelId.");
        int? dimensions = DimensionsField(fields) ?? options?.Dimensions ?? defaultDimensions;
        List<KeyValuePair<string, string>> headers = RequestHeaderFields.Of(fields);
        if (TextField(fields, "session_id") is { } session)
        {
            RequestHeaderFields.Add(headers, "x-session-id", session);
        }

        return new EmbeddingRequest(model, dimensions, WriteHead(fields, model, dimensions), headers);
    }

    private static byte[] WriteHead(RequestFields fields, string model, int? dimensions)
    {
        using JsonDraft draft = new();
        Utf8JsonWriter writer = draft.Writer;
        writer.WriteStartObject();
        writer.WriteString("model"u8, model);
        if (dimensions is { } count)
        {
            writer.WriteNumber("dimensions"u8, count);
        }

        // Some providers fail at base64, or answer with nothing; numbers work everywhere.
        writer.WriteString("encoding_format"u8, TextField(fields, EmbeddingFieldNames.EncodingFormat) ?? "float");
        foreach (string name in EmbeddingFieldNames.PassedOn)
        {
            if (fields.TryGet(name, out JsonElement value))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }

        foreach (KeyValuePair<string, JsonElement> extra in fields.Extra)
        {
            writer.WritePropertyName(extra.Key);
            extra.Value.WriteTo(writer);
        }

        writer.WriteStartArray("input"u8);
        return draft.Complete().ToArray();
    }

    private static string? Named(string? model) => model is null || !string.IsNullOrWhiteSpace(model)
        ? model
        : throw new ArgumentException("The model is white space. Leave it null for the generator's own.", nameof(model));

    private static string? TextField(RequestFields fields, string name) => fields.Get(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw new ArgumentException($"The field '{name}' must be a text and not {other.GetRawText()}.", nameof(fields)),
    };

    private static int? DimensionsField(RequestFields fields) => fields.Get(EmbeddingFieldNames.Dimensions) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out int count) && count > 0 => count,
        { } other => throw new ArgumentException($"The field 'dimensions' must be a positive number and not {other.GetRawText()}.", nameof(fields)),
    };
}
