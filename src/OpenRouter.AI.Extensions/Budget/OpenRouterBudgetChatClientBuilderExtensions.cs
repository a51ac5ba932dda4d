using System;
using System.Threading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenRouter.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Sessions;

namespace Microsoft.Extensions.AI;

/// <summary>Brings budgets into a pipeline of chat clients.</summary>
public static class OpenRouterBudgetChatClientBuilderExtensions
{
    /// <summary>Sends only requests that the budgets cover, and counts what OpenRouter charges for them.</summary>
    /// <param name="builder">The builder. Add it after function invocation, so that each request of a tool loop is checked by itself, and after caches,
    /// whose answers cost nothing.</param>
    /// <param name="configure">Sets what may be spent.</param>
    /// <returns>The same builder.</returns>
    /// <remarks>
    /// <para>Before a request the price by the catalog is set aside, and the request is refused with an
    /// <see cref="OpenRouterBudgetExceededException"/> when a budget does not cover it. Afterwards the real cost takes its place; that of a
    /// call that was broken off is looked up by its generation id. A model without a known price is refused only when the budget is used up.
    /// What a single answer costs beyond its estimate can exceed a budget once. Attempts that failed and were repeated count only when they
    /// were the last. Embeddings do not pass through here: no budget counts them.</para>
    /// <para>Answers that middleware between the budget and the client keeps to itself count too, and so do requests that still go on when it
    /// has answered: until they end, what was set aside stays so. A request whose cost nobody tells, such as one that a gateway answered
    /// with a timeout, counts with what was set aside. Requests that begin only after the call has ended do not count. Where that client was
    /// not registered by <c>AddOpenRouterChatClient</c> or its kin, such requests cannot be seen, and a failure that comes through middleware keeps
    /// what was set aside.</para>
    /// <para>For such middleware the request carries <c>openrouter.receipt</c> in its <see cref="ChatOptions.AdditionalProperties"/>: true for
    /// every call, and never sent to OpenRouter. It may show in telemetry with sensitive data, and reach a client of another service.</para>
    /// <para>The ledger is a service of the pipeline: <c>GetService&lt;IOpenRouterBudgetLedger&gt;()</c>.</para>
    /// <para>Costs that are still to be looked up when a host stops are waited for within its shutdown timeout; the log names those that
    /// remain.</para>
    /// <para>Source: <see href="https://openrouter.ai/docs/use-cases/usage-accounting"/>.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="configure"/> sets what cannot be a budget.</exception>
    /// <exception cref="InvalidOperationException">When the pipeline is built: the client below is not one of OpenRouter, or function
    /// invocation or a cache is between it and the budget, or sessions are, by which conversations are to be told apart.</exception>
    public static ChatClientBuilder UseOpenRouterBudget(this ChatClientBuilder builder, Action<OpenRouterBudgetOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        OpenRouterBudgetOptions options = new();
        configure(options);
        OpenRouterMemoryBudgetLedger? own = null;
        return builder.Use((inner, services) =>
        {
            OpenRouterClient client = inner.GetService<OpenRouterClient>()
                ?? throw new InvalidOperationException("UseOpenRouterBudget needs a client of OpenRouter below it in the pipeline.");
            if (inner.GetService<FunctionInvokingChatClient>() is not null || inner.GetService<CachingChatClient>() is not null)
            {
                // One call would be many requests or none, and the cost of those before one that fails would be lost.
                throw new InvalidOperationException("UseOpenRouterBudget must be added after UseFunctionInvocation and after caches, so that it sees each request.");
            }

            if (options.CapsConversations && inner.GetService<SessionChatClient>() is not null)
            {
                throw new InvalidOperationException(
                    "AddConversations does not see the sessions that UseOpenRouterSessions adds below the budget: add UseOpenRouterSessions before UseOpenRouterBudget.");
            }

            TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
            IOpenRouterBudgetLedger ledger = options.Ledger
                ?? services.GetService<IOpenRouterBudgetLedger>()
                ?? LazyInitializer.EnsureInitialized(ref own, () => new OpenRouterMemoryBudgetLedger(time))!;
            ILogger logger = services.GetService<ILoggerFactory>()?.CreateLogger("OpenRouter.AI") ?? NullLogger.Instance;
            return new BudgetChatClient(inner, new BudgetGuard(options, ledger, client, services.GetService<BudgetWork>() ?? new BudgetWork(), time, logger));
        });
    }
}
