using System;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI.Inference;

/// <summary>What is known of an answer before its first byte is read.</summary>
/// <param name="RequestedModel">The model that was asked for; null for the account's default.</param>
/// <param name="Headers">The headers of the answer.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Time">The clock that retry hints are measured by.</param>
/// <param name="HidesReasoning">Whether the caller asked for no reasoning text.</param>
/// <param name="KeepsRaw">Whether updates carry the chunk they were made of.</param>
/// <param name="AudioType">The media type of generated audio.</param>
/// <param name="PinsModel">Whether the message carries the model that wrote it, so that the next turn can stay with it.</param>
internal sealed record AnswerContext(
    string? RequestedModel,
    AnswerHeaders Headers,
    int Status,
    TimeProvider Time,
    bool HidesReasoning,
    bool KeepsRaw,
    string AudioType,
    bool PinsModel = false);
