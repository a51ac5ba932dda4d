using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Budget;

/// <summary>Asks what a request will cost.</summary>
internal static class RequestPrice
{
    /// <param name="catalog">The prices.</param>
    /// <param name="inner">The client that sends the request.</param>
    /// <param name="messages">What is sent.</param>
    /// <param name="request">The options, completed by what the configuration says.</param>
    /// <param name="fields">OpenRouter's own fields of the options.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="System.ArgumentException">The limit of the output cannot be read.</exception>
    internal static async Task<RequestQuote> AskAsync(
        PriceCatalog catalog,
        IChatClient inner,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? request,
        OpenRouterRequestOptions fields,
        CancellationToken cancellationToken)
    {
        long? limit = OutputLimit.Of(request, fields, Sender.Of(inner));
        IReadOnlyList<OpenRouterModel>? models = await catalog.FindAsync(ModelsOf(inner, request, fields), cancellationToken).ConfigureAwait(false);
        return new RequestQuote(models, RequestTokens.Of(messages, request), limit);
    }

    private static List<string> ModelsOf(IChatClient inner, ChatOptions? request, OpenRouterRequestOptions fields)
    {
        string? model = fields.TryGetField("model", out JsonElement given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        model ??= request?.ModelId ?? inner.GetService<ChatClientMetadata>()?.DefaultModelId;
        List<string> models = string.IsNullOrWhiteSpace(model) ? [] : [model!];
        models.AddRange(fields.Models ?? []);
        return models;
    }
}
