using System.Runtime.InteropServices;

namespace OpenRouter.AI.Embeddings.Wire;

/// <summary>One entry of <c>data</c>.</summary>
/// <param name="Index">To which input it belongs; null when it does not say, and its position counts.</param>
/// <param name="Vector">The vector.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EmbeddingRow(long? Index, float[] Vector);
