using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Budget;

/// <summary>The prices of the models. Requests do without them for a while when the catalog cannot be had.</summary>
internal sealed class PriceCatalog(OpenRouterClient client, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly OpenRouterModelCatalog _catalog = new(client);
    private readonly Pause _pause = new(time);

    /// <summary>Finds models; null when one of them is not known, or there are none.</summary>
    internal async Task<IReadOnlyList<OpenRouterModel>?> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        List<OpenRouterModel> models = [];
        foreach (string id in ids)
        {
            if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } model)
            {
                return null;
            }

            models.Add(model);
        }

        return models.Count > 0 ? models : null;
    }

    private async Task<OpenRouterModel?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (_pause.IsOn)
        {
            return null;
        }

        using CancellationTokenSource wait = time.CreateCancellationTokenSource(LongestWait);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, wait.Token);
        try
        {
            return await _catalog.FindModelAsync(id, limited.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OpenRouterException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Without prices the cap still holds for what is spent already.
            _pause.Begin();
            return null;
        }
    }
}
