using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Has an answer judged after its first part.</summary>
internal sealed class ReviewingClient(IChatClient inner, bool passesOptions) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatResponseUpdate> updates = await InnerClient.GetStreamingResponseAsync(messages, options, cancellationToken).ToListAsync(cancellationToken);
        foreach (ChatResponseUpdate update in updates)
        {
            yield return update;
        }

        await InnerClient.GetResponseAsync(messages, passesOptions ? options : null, cancellationToken);
    }
}
