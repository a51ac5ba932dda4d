using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>How a chat pipeline reports what it does.</summary>
internal sealed record ChatTelemetry(string? SourceName, Action<OpenTelemetryChatClient>? Configure);
