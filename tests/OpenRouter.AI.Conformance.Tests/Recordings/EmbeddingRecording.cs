using System.Text.Json;

namespace OpenRouter.AI.Conformance.Recordings;

/// <summary>One recorded call for embeddings.</summary>
/// <param name="Answer">The answer and the expected outcome.</param>
/// <param name="Request">The body that was sent.</param>
internal sealed record EmbeddingRecording(ChatRecording Answer, JsonElement Request);
