using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.AccountTools;

namespace OpenRouter.AI;

/// <summary>Functions that let a model look at the account and the catalog. They change nothing.</summary>
/// <remarks>
/// <para>A model that is offered them, and its provider, learn about the money of the account. Offer them only where that is meant; the
/// question for a yes or no alone is <c>openrouter_can_afford</c>. They can be wrapped in an
/// <see cref="ApprovalRequiredAIFunction"/>.</para>
/// <para>What they answer is described at <see cref="OpenRouterAccountReader"/>: amounts are rounded, labels, ids and keys are never told,
/// credits and key are kept for a minute and the models for an hour, and what may be expected to fail is answered with <c>error</c> and <c>hint</c>.</para>
/// </remarks>
public static class OpenRouterAccountFunctions
{
    private const string NoArguments = """{"type":"object","properties":{},"additionalProperties":false}""";

    private const string Cost = """
        {"type":"object","properties":{"estimated_cost_usd":{"type":"number","description":"Estimated cost in US dollars, greater than zero."}},
        "required":["estimated_cost_usd"],"additionalProperties":false}
        """;

    private const string Search = """
        {"type":"object","properties":{
        "query":{"type":"string","description":"Words that the id or the name of the model must hold."},
        "capabilities":{"type":"array","items":{"type":"string"},"description":
        "What the model must be able to do, for example tools, structured_outputs, reasoning, image, file, audio, image_output."},
        "max_prompt_usd_per_million":{"type":"number","description":"The highest price of input, in US dollars for a million tokens."},
        "min_context_length":{"type":"integer","description":"The shortest context, in tokens."},
        "limit":{"type":"integer","description":"How many models to name, 1 to 20. The default is 5."}},
        "additionalProperties":false}
        """;

    /// <summary>Makes the functions.</summary>
    /// <param name="client">The client whose key is asked about; it is not disposed.</param>
    /// <param name="managementClient">A client with a management key, which the credits of the account are asked with; it is not disposed.
    /// Null (the default) asks with <paramref name="client"/>, which an ordinary key is refused.</param>
    /// <returns><c>openrouter_get_credits</c>, <c>openrouter_get_key_limits</c>, <c>openrouter_can_afford</c>,
    /// <c>openrouter_find_models</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    public static IReadOnlyList<AIFunction> Create(OpenRouterClient client, OpenRouterClient? managementClient = null)
    {
        OpenRouterAccountReader reader = new(client, managementClient);
        return
        [
            new AccountFunction(
                "openrouter_get_credits",
                "Gets what the OpenRouter account has bought, used and left, in US dollars: remaining_usd, purchased_usd, used_usd.",
                NoArguments,
                (_, token) => reader.GetCreditsAsync(token)),
            new AccountFunction(
                "openrouter_get_key_limits",
                "Gets the spending limit of the OpenRouter key and what was spent with it, in US dollars. limit_usd is null without a limit.",
                NoArguments,
                (_, token) => reader.GetKeyLimitsAsync(token)),
            new AccountFunction(
                "openrouter_can_afford",
                "Tells whether the OpenRouter key and account can pay an estimated cost: affordable is true, false, or null when not known.",
                Cost,
                (input, token) => reader.CanAffordAsync(input.Amount("estimated_cost_usd") ?? 0, token)),
            new AccountFunction(
                "openrouter_find_models",
                "Finds models on OpenRouter, the cheapest first, with prices in US dollars for a million tokens and what they can do.",
                Search,
                (input, token) => reader.FindModelsAsync(SearchOf(input), token)),
        ];
    }

    private static OpenRouterModelSearch SearchOf(FunctionInput input) => new()
    {
        Text = input.Text("query"),
        Capabilities = input.Texts("capabilities"),
        MaxPromptPricePerMillion = input.Amount("max_prompt_usd_per_million"),
        MinContextLength = Whole(input.Amount("min_context_length"), long.MaxValue),
        Limit = (int)(Whole(input.Amount("limit"), int.MaxValue) ?? 5),
    };

    private static long? Whole(decimal? amount, long most) => amount is { } number ? (long)Math.Min(Math.Max(number, 0), most) : null;
}
