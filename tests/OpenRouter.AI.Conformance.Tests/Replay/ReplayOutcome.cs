using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Conformance.Replay;

/// <summary>What the client made of one answer.</summary>
/// <param name="Response">The answer, or null when the call failed.</param>
/// <param name="Updates">The updates handed out, also those before a failure; empty when the call was no stream.</param>
/// <param name="Failure">What the call threw.</param>
internal sealed record ReplayOutcome(ChatResponse? Response, IReadOnlyList<ChatResponseUpdate> Updates, Exception? Failure);
