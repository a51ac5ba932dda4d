using System;
using System.Text.Json;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Faults;

/// <summary>What a fault may know about the request that it spoils.</summary>
internal sealed class FaultScene(RecordedRequest request, TimeProvider timeProvider)
{
    private static readonly JsonElement Nothing = JsonText.Element("{}");

    internal DateTimeOffset Now => timeProvider.GetUtcNow();

    internal bool IsResponses => request.Path.EndsWith("/responses", StringComparison.Ordinal);

    internal ChatRequest Request { get; } = new(request.Body is { ValueKind: JsonValueKind.Object } body ? body : Nothing);
}
