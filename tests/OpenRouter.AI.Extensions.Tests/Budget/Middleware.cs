using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Answers with the client below it as it likes.</summary>
internal sealed class Middleware(IChatClient inner, Func<IChatClient, IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>> answer)
    : DelegatingChatClient(inner)
{
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        answer(InnerClient, messages, options, cancellationToken);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (ChatResponseUpdate update in (await answer(InnerClient, messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }
}
