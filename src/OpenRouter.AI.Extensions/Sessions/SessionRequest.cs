using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Sessions;

/// <summary>A request of a conversation, as it is sent.</summary>
internal sealed record SessionRequest(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, string? Session, string? Provider);
