using System;
using System.Collections.Generic;
using System.Net.Http;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Benchmarks.Contestants;
using OpenRouter.AI.Benchmarks.Memory;

namespace OpenRouter.AI.Benchmarks;

/// <summary>One row: a request, the prepared answer, and how it is read.</summary>
internal sealed record Scenario
{
    /// <summary>The row's name on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>What the figures are per.</summary>
    public required string Unit { get; init; }

    /// <summary>How many units one run has.</summary>
    public int Units { get; init; } = 1;

    public required Reading Reading { get; init; }

    public required byte[] Answer { get; init; }

    /// <summary>Whether the Responses endpoint answers, and not the chat endpoint.</summary>
    public bool UsesResponses { get; init; }

    public Delivery Delivery { get; init; } = Delivery.Burst;

    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    public ChatOptions? Options { get; init; }

    /// <summary>The texts to embed; null for a chat.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>Makes the same request with the least effort.</summary>
    public required Func<HttpContent> FloorRequest { get; init; }

    /// <summary>What must be handed over; its number of request bytes is the least that the request can have.</summary>
    public required Handed Expected { get; init; }

    public Goal Goal { get; init; } = Goal.None;

    /// <summary>Whether the row measures what stays in memory when all is collected, not what is allocated.</summary>
    public bool MeasuresKept { get; init; }

    public override string ToString() => Name;
}
