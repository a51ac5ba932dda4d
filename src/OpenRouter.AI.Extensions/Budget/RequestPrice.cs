using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

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
    internal static async Task<RequestQuote> AskAsync(
        PriceCatalog catalog,
        IChatClient inner,
        IReadOnlyList<ChatMessage> messages,
        ChatOptions? request,
        OpenRouterRequestOptions fields,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<OpenRouterModel>? models = await catalog.FindAsync(ModelsOf(inner, request, fields), cancellationToken).ConfigureAwait(false);
        return new RequestQuote(models, RequestTokens.Of(messages, request), LimitOf(request, fields));
    }

    private static List<string> ModelsOf(IChatClient inner, ChatOptions? request, OpenRouterRequestOptions fields)
    {
        string? model = fields.TryGetField("model", out JsonElement given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        model ??= request?.ModelId ?? inner.GetService<ChatClientMetadata>()?.DefaultModelId;
        List<string> models = string.IsNullOrWhiteSpace(model) ? [] : [model!];
        models.AddRange(fields.Models ?? []);
        return models;
    }

    /// <summary>Fields win over what the options say, as they do when the request is sent.</summary>
    private static long? LimitOf(ChatOptions? request, OpenRouterRequestOptions fields)
    {
        foreach (string name in (string[])["max_output_tokens", "max_completion_tokens", "max_tokens"])
        {
            if (fields.TryGetField(name, out JsonElement given) && given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out long limit))
            {
                return limit;
            }
        }

        return request?.MaxOutputTokens;
    }
}
