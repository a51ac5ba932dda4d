using System;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Credits;

namespace OpenRouter.AI;

/// <summary>Functions of a kernel that look at the account: credits, limits of the key, whether a cost can be paid, what an answer cost.</summary>
/// <remarks>
/// <para>They change nothing. A model that is offered them, and its provider, learn about the money of the account: add them only where that
/// is meant, with <see cref="OpenRouterKernelPluginExtensions"/>. With <c>FunctionChoiceBehavior.Auto()</c> every function of the kernel is
/// offered; an <c>IAutoFunctionInvocationFilter</c> is the place for an approval, since an <c>ApprovalRequiredAIFunction</c> is not asked
/// inside of Semantic Kernel. Semantic Kernel logs results at the level Trace.</para>
/// <para>Amounts are US dollars, rounded; labels, ids and keys are never told; answers are kept for a minute; what may be expected to fail
/// is answered with a reason. See <see cref="OpenRouterAccountReader"/>, which does the work.</para>
/// </remarks>
public sealed class OpenRouterCreditsPlugin
{
    /// <summary>The key under which <see cref="OpenRouterKernelPluginExtensions"/> looks for a client with a management key in a container.</summary>
    public const string ManagementServiceKey = "openrouter-management";

    private readonly OpenRouterAccountReader _reader;
    private readonly GenerationCosts _generations;

    /// <summary>Initializes a plugin.</summary>
    /// <param name="client">The client whose key is asked about; it is not disposed.</param>
    /// <param name="managementClient">A client with a management key, which the credits of the account are asked with; it is not disposed,
    /// and never used for anything else. Null (the default) asks with <paramref name="client"/>, which an ordinary key is refused.</param>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> is null.</exception>
    public OpenRouterCreditsPlugin(OpenRouterClient client, OpenRouterClient? managementClient = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _reader = new OpenRouterAccountReader(client, managementClient);
        _generations = new GenerationCosts(client);
    }

    /// <summary>Reads the credits of the account.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The credits, or why they are not available.</returns>
    [KernelFunction("get_credits")]
    [Description("Gets what the OpenRouter account has bought, used and left, in US dollars: available, remaining_usd, purchased_usd, used_usd; "
        + "or available false and a reason.")]
    [return: Description("available, remaining_usd, purchased_usd, used_usd, reason")]
    public async Task<OpenRouterCreditsResult> GetCreditsAsync(CancellationToken cancellationToken = default) =>
        AccountResults.Credits(await _reader.GetCreditsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Reads the limits of the key and what was spent with it.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The limits, or why they are not available.</returns>
    [KernelFunction("get_key_limits")]
    [Description("Gets the spending limit of the OpenRouter key and what was spent with it, in US dollars: available, limit_usd (null without a "
        + "limit), limit_remaining_usd, limit_reset, used_usd, used_today_usd, used_this_week_usd, used_this_month_usd, is_free_tier; "
        + "or available false and a reason.")]
    [return: Description("available, limit_usd, limit_remaining_usd, limit_reset, used_usd and more, reason")]
    public async Task<OpenRouterKeyLimitsResult> GetKeyLimitsAsync(CancellationToken cancellationToken = default) =>
        AccountResults.KeyLimits(await _reader.GetKeyLimitsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Tells whether the money is enough, without telling how much there is.</summary>
    /// <param name="estimatedCostUsd">The cost in US dollars, greater than zero.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Yes, no, or null with a reason.</returns>
    [KernelFunction("can_afford")]
    [Description("Tells whether the OpenRouter key and account can pay an estimated cost: affordable is true, false, or null with a reason.")]
    [return: Description("affordable, reason")]
    public async Task<OpenRouterAffordableResult> CanAffordAsync(
        [Description("Estimated cost in US dollars, greater than zero.")] double estimatedCostUsd, CancellationToken cancellationToken = default) =>
        AccountResults.Affordable(await _reader.CanAffordAsync(AccountResults.Amount(estimatedCostUsd), cancellationToken).ConfigureAwait(false));

    /// <summary>Reads what a generation cost.</summary>
    /// <param name="generationId">The id, such as <c>gen-…</c>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The cost, or why it is not available.</returns>
    [KernelFunction("get_generation_cost")]
    [Description("Gets what one answer of OpenRouter cost: available, cost_usd, prompt_tokens, completion_tokens, model, provider; "
        + "or available false and a reason.")]
    [return: Description("available, cost_usd, prompt_tokens, completion_tokens, model, provider, reason")]
    public Task<OpenRouterGenerationCostResult> GetGenerationCostAsync(
        [Description("The id of the answer, which begins with gen-.")] string generationId, CancellationToken cancellationToken = default) =>
        _generations.GetAsync(generationId, cancellationToken);
}
