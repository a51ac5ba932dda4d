using System;
using System.Collections.Generic;
using OpenRouter.AI.Embeddings.Wire;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Inference;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Embeddings;

/// <summary>A body that was read to the vectors of its batch, or to the failure that it tells of.</summary>
internal static class EmbeddingResponseMapper
{
    /// <exception cref="OpenRouterException">The answer is an error, or does not fit the inputs.</exception>
    internal static EmbeddingPart Map(
        EmbeddingBodyReader body, int inputs, int? dimensions, AnswerHeaders headers, int status, DateTimeOffset now)
    {
        EmbeddingEnvelope envelope = EmbeddingEnvelope.Read(body.Envelope);
        string? id = headers.GenerationId ?? envelope.Id;
        string? provider = envelope.Provider ?? headers.ProviderName;
        if (envelope.HasError)
        {
            AnswerHeaders known = headers with { GenerationId = id, ProviderName = headers.ProviderName ?? provider };
            throw OpenRouterExceptionFactory.FromEnvelope(JsonRead.Detach(body.Envelope), status, known, now);
        }

        if (body.Rows.Count == 0)
        {
            throw OpenRouterExceptionFactory.InvalidAnswer("it has no embeddings", id, body: JsonRead.Detach(body.Envelope), provider: provider);
        }

        return new EmbeddingPart(Order(body.Rows, inputs, dimensions, id, provider))
        {
            Model = envelope.Model,
            Provider = provider,
            GenerationId = id,
            Usage = envelope.Usage.IsEmpty ? null : AnswerUsage.Read(envelope.Usage.Of(body.Envelope)),
            Routing = envelope.Routing.IsEmpty ? null : JsonRead.Detach(envelope.Routing.Of(body.Envelope)),
            Headers = headers,
        };
    }

    /// <summary>Checks that two vectors of a call have the same length: a provider must not change within it.</summary>
    internal static OpenRouterException OtherDimensions(int first, int other, string? id, string? provider) =>
        OpenRouterExceptionFactory.InvalidAnswer($"its vectors differ in length ({first} and {other})", id, provider: provider, transient: false);

    private static float[][] Order(List<EmbeddingRow> rows, int inputs, int? dimensions, string? id, string? provider)
    {
        if (rows.Count != inputs)
        {
            throw Invalid($"it has {rows.Count} embeddings for {inputs} inputs");
        }

        float[][] vectors = new float[inputs][];
        for (int position = 0; position < inputs; position++)
        {
            (long? index, float[] vector) = rows[position];
            long place = index ?? position;
            if (place < 0 || place >= inputs)
            {
                throw Invalid($"it has an embedding with index {place} for {inputs} inputs");
            }

            if (vectors[place] is not null)
            {
                throw Invalid($"it has two embeddings with index {place}");
            }

            if (dimensions is { } asked && vector.Length != asked)
            {
                throw OpenRouterExceptionFactory.InvalidAnswer(
                    $"it has a vector of {vector.Length} dimensions, and {asked} were asked for", id, provider: provider, transient: false);
            }

            vectors[place] = vector.Length == rows[0].Vector.Length
                ? vector
                : throw OtherDimensions(rows[0].Vector.Length, vector.Length, id, provider);
        }

        return vectors;

        // The answer was paid for, and the same inputs would get the same one again.
        OpenRouterException Invalid(string what) => OpenRouterExceptionFactory.InvalidAnswer(what, id, provider: provider, transient: false);
    }
}
