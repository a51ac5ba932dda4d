using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Sends all requests from a worker that lives in the context of the first call.</summary>
internal sealed class QueueingClient(IChatClient inner, bool passesOptions) : DelegatingChatClient(inner)
{
    private readonly Channel<Func<Task>> _queue = Channel.CreateUnbounded<Func<Task>>();
    private Task? _worker;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        _worker ??= WorkAsync();
        TaskCompletionSource<ChatResponse> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(
            async () => answer.SetResult(await InnerClient.GetResponseAsync(messages, passesOptions ? options : null, cancellationToken)), cancellationToken);
        return await answer.Task;
    }

    private async Task WorkAsync()
    {
        await foreach (Func<Task> job in _queue.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            await job();
        }
    }
}
