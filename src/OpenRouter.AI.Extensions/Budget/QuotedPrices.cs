namespace OpenRouter.AI.Budget;

/// <summary>The highest prices of the models of a request, in US dollars: of a token of input, of a token of output, and of the request.</summary>
internal readonly record struct QuotedPrices(decimal Prompt, decimal Completion, decimal Request)
{
    /// <summary>Sums up a request.</summary>
    internal decimal Of(long input, long output) => (Prompt * input) + (Completion * output) + Request;
}
