using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Contract.Tests;

/// <summary>Which of the two chat endpoints a client is for.</summary>
/// <param name="Path">The path that its requests go to.</param>
/// <param name="Open">Makes a client for a model.</param>
public sealed record Endpoint(string Path, Func<OpenRouterClient, string, IChatClient> Open)
{
    internal static Endpoint Chat { get; } = new("/api/v1/chat/completions", static (client, model) => client.AsIChatClient(model));

    internal static Endpoint Responses { get; } = new("/api/v1/responses", static (client, model) => client.AsIResponsesChatClient(model));
}
