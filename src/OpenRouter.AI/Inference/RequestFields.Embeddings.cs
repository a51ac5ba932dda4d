using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Inference;

internal sealed partial class RequestFields
{
    /// <summary>Gathers the fields of a request for embeddings. The factory is called once, with the generator that sends the request.</summary>
    /// <exception cref="NotSupportedException">A field was set that embeddings have no place for; the extra body may hold any.</exception>
    internal static RequestFields Of(EmbeddingGenerationOptions? options, IEmbeddingGenerator generator)
    {
        object? raw = options?.RawRepresentationFactory?.Invoke(generator);
        return Gather(
            options?.AdditionalProperties,
            raw as OpenRouterRequestOptions,
            static name => RequestFieldNames.IsKnown(name) || EmbeddingFieldNames.Own.Contains(name),
            static fields =>
            {
                fields.RefuseChatFields();
                fields.OpenExtraBody(EmbeddingFieldNames.IsTaken);
            });
    }

    private void RefuseChatFields()
    {
        List<string> refused = [.. _fields.Keys.Where(static name => !EmbeddingFieldNames.IsTaken(name)).OrderBy(static name => name, StringComparer.Ordinal)];
        if (refused.Count > 0)
        {
            string names = string.Join(", ", refused.Select(static name => "'" + name + "'"));
            throw new NotSupportedException(
                $"OpenRouter's embeddings have no {names}: leave it out, or send it through {nameof(OpenRouterRequestOptions.ExtraBody)} if the service has come to take it.");
        }
    }
}
