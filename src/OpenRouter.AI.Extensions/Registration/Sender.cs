using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Registration;

/// <summary>The client that sends the requests of a pipeline, which raw factories expect to be called with.</summary>
internal static class Sender
{
    internal static IChatClient Of(IChatClient client) =>
        client.GetService<OpenRouterChatClient>() ?? (IChatClient?)client.GetService<OpenRouterResponsesChatClient>() ?? client;
}
