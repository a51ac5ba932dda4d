using System;
using System.Threading;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>A generator that closes, once, the connections that were made for it alone.</summary>
internal sealed class OwningEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> inner, IDisposable? owned)
    : DelegatingEmbeddingGenerator<string, Embedding<float>>(inner)
{
    private IDisposable? _owned = owned;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Interlocked.Exchange(ref _owned, null)?.Dispose();
        }
    }
}
