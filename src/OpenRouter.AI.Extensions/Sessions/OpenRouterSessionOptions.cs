using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI;

/// <summary>How conversations are kept together.</summary>
public sealed class OpenRouterSessionOptions
{
    /// <summary>Gets or sets what names the conversation of a request.</summary>
    /// <value>
    /// At most 256 characters; null or empty gives the request none. By default it is <see cref="ChatOptions.ConversationId"/>, or else a
    /// digest of what the conversation begins with, up to and including the first message of the user: it stays the same while the
    /// history grows, on every instance of the application. Two conversations that begin alike then share their session.
    /// </value>
    public Func<IReadOnlyList<ChatMessage>, ChatOptions?, string?>? SessionId { get; set; }
}
