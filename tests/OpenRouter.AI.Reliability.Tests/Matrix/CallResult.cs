using System;

namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>What came of a call.</summary>
/// <param name="Text">What was delivered, also before a failure; the numbers of the vectors for embeddings.</param>
/// <param name="Failure">What was thrown.</param>
/// <param name="Requests">How many requests the service received.</param>
internal sealed record CallResult(string Text, Exception? Failure, int Requests);
