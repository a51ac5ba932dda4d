using System.Collections.Generic;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>A request as it will be sent, with what its answer must be read by.</summary>
/// <param name="Body">The body; the receiver disposes it.</param>
/// <param name="Headers">Headers of this request alone.</param>
/// <param name="Model">The model asked for; null for the account's default.</param>
/// <param name="HidesReasoning">Whether the caller asked for no reasoning text.</param>
/// <param name="KeepsRaw">Whether updates carry the chunk they were made of.</param>
/// <param name="AudioType">The media type of generated audio.</param>
internal sealed record ChatRequest(
    WireBody Body,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string? Model,
    bool HidesReasoning,
    bool KeepsRaw,
    string AudioType);
