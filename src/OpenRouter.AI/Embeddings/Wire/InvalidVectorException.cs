using System;

namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>A row of an answer holds no vector that can be used. The message is a clause that says which row and why.</summary>
internal sealed class InvalidVectorException : Exception
{
    internal InvalidVectorException(string clause)
        : base(clause)
    {
    }
}
