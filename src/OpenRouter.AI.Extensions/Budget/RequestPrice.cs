using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>What a request will cost by the prices of the catalog, as far as that can be known beforehand.</summary>
internal sealed class RequestPrice(OpenRouterClient client, int expectedOutputTokens)
{
    private const int TokensOfMedia = 1000;
    private const int TokensAroundMessage = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly OpenRouterModelCatalog _catalog = new(client);

    /// <summary>Estimates the dearest of the models that may serve; null when the price of one is not known.</summary>
    internal async Task<decimal?> EstimateAsync(IEnumerable<string> models, long input, long output, CancellationToken cancellationToken)
    {
        OpenRouterBillableUsage usage = new() { InputTokens = input, OutputTokens = output };
        decimal? dearest = null;
        foreach (string id in models)
        {
            OpenRouterModel? model = await FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (model?.EstimateCost(usage) is not { } cost)
            {
                return null;
            }

            dearest = Math.Max(dearest ?? 0, cost);
        }

        return dearest;
    }

    internal long OutputOf(ChatOptions? options) => options?.MaxOutputTokens ?? expectedOutputTokens;

    /// <summary>Counts about four letters to a token.</summary>
    internal static long InputOf(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        long characters = options?.Instructions?.Length ?? 0;
        long tokens = 0;
        foreach (ChatMessage message in messages)
        {
            tokens += TokensAroundMessage;
            foreach (AIContent content in message.Contents)
            {
                characters += LengthOf(content);
                tokens += content is DataContent or UriContent ? TokensOfMedia : 0;
            }
        }

        characters += options?.Tools?.OfType<AIFunctionDeclaration>()
            .Sum(static tool => tool.Name.Length + tool.Description.Length + tool.JsonSchema.GetRawText().Length) ?? 0;
        return tokens + ((characters + 3) / 4);
    }

    private static long LengthOf(AIContent content) => content switch
    {
        TextContent text => text.Text.Length,
        TextReasoningContent thought => thought.Text.Length,
        FunctionCallContent call => call.Name.Length + (call.Arguments?.Sum(static pair => pair.Key.Length + (pair.Value?.ToString()?.Length ?? 0)) ?? 0),
        FunctionResultContent { Result: { } result } => result.ToString()?.Length ?? 0,
        _ => 0,
    };

    private async Task<OpenRouterModel?> FindAsync(string id, CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(LongestWait);
        try
        {
            return await _catalog.FindModelAsync(id, limited.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OpenRouterException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Without prices the cap still holds for what is spent already.
            return null;
        }
    }
}
