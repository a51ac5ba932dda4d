using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Sessions;

/// <summary>A request of a conversation, as it is sent.</summary>
/// <param name="Messages">What is sent.</param>
/// <param name="Options">The options.</param>
/// <param name="Session">The session that the application named; null when it was derived, or there is none.</param>
/// <param name="Provider">The provider that the request is kept with.</param>
internal sealed record SessionRequest(IReadOnlyList<ChatMessage> Messages, ChatOptions Options, string? Session, string? Provider);
