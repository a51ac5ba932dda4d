using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Embeddings;
using OpenRouter.AI.Errors;

namespace OpenRouter.AI;

/// <summary>
/// One call: its batches are made and sent one after the other, so many at once as are allowed. The next one is made only when there is room
/// for it, so what waits to be sent does not grow with the input. The first failure ends everything.
/// </summary>
internal sealed class EmbeddingRun<TInput>(EmbeddingBatches<TInput> batches, EmbeddingSender sender, int most)
{
    private readonly List<Task<EmbeddingPart>> _sent = [];

    /// <summary>Sends everything.</summary>
    /// <returns>The answers in the order of the inputs.</returns>
    internal async Task<IReadOnlyList<EmbeddingPart>> SendAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (batches.Next() is not { } first)
        {
            return [];
        }

        if (batches.IsEnded)
        {
            return [await sender.SendAsync(first, cancellationToken).ConfigureAwait(false)];
        }

        using FirstFailure failure = new(cancellationToken);
        using SemaphoreSlim room = new(most - 1, most);
        await SettledAsync(SendAllAsync(first, room, failure)).ConfigureAwait(false);
        Task<EmbeddingPart[]> parts = Task.WhenAll(_sent);
        await SettledAsync(parts).ConfigureAwait(false);
        failure.ThrowIfAny();
        return await parts.ConfigureAwait(false);
    }

    /// <summary>Waits for the end of a task, whichever it is. Its failure counts as seen: the first one is kept elsewhere.</summary>
    private static Task SettledAsync(Task task) =>
        task.ContinueWith(static ended => { _ = ended.Exception; }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private async Task SendAllAsync(EmbeddingBatch first, SemaphoreSlim room, FirstFailure failure)
    {
        try
        {
            EmbeddingBatch? batch = first;
            do
            {
                _sent.Add(SendAsync(batch, room, failure));
                await room.WaitAsync(failure.Token).ConfigureAwait(false);
                batch = batches.Next();
            }
            while (batch is not null);
        }
        catch (Exception exception)
        {
            failure.Set(exception);
            throw;
        }
    }

    private async Task<EmbeddingPart> SendAsync(EmbeddingBatch batch, SemaphoreSlim room, FirstFailure failure)
    {
        try
        {
            return await sender.SendAsync(batch, failure.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure.Set(exception is OpenRouterException reported ? OpenRouterExceptionFactory.OfPart(reported, batch.Describe()) : exception);
            throw;
        }
        finally
        {
            room.Release();
        }
    }
}
