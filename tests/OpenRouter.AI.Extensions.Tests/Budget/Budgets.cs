using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Registration;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Applications with a budget, and what they have spent and sent.</summary>
internal static class Budgets
{
    internal static Task<TestApp> StartAsync(
        IOpenRouterBudgetLedger ledger, string model, Action<OpenRouterBudgetOptions> configure, Dictionary<string, string?>? settings = null) =>
        TestApp.StartAsync(
            services => services.AddOpenRouterChatClient(model).UseOpenRouterBudget(budget =>
            {
                budget.Ledger = ledger;
                configure(budget);
            }),
            settings);

    internal static BudgetGuard Guard(
        OpenRouterClient client, IOpenRouterBudgetLedger ledger, OpenRouterBudgetOptions options, TimeProvider? time = null, ILogger? logger = null)
    {
        // A clock that skips waits would not wait for the catalog either.
        _ = ClientShare.Of(client, TimeProvider.System);
        return new(options, ledger, client, new BudgetWork(), time ?? TimeProvider.System, logger ?? NullLogger.Instance);
    }

    /// <summary>Waits for all look-ups with a clock that skips the waits.</summary>
    internal static async Task EndLookupsAsync(this BudgetGuard guard, FakeTimeProvider time, CancellationToken cancellationToken)
    {
        Task lookups = guard.Lookups;
        while (!lookups.IsCompleted)
        {
            // The longest wait is one of minutes.
            cancellationToken.ThrowIfCancellationRequested();
            time.Advance(TimeSpan.FromMinutes(2));
            await Task.Yield();
        }
    }

    internal static IEnumerable<RecordedRequest> Chats(this TestApp app) =>
        app.Server.Requests.Where(static request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal));

    internal static async Task<decimal> SpentAsync(this IOpenRouterBudgetLedger ledger, string account) =>
        (await ledger.AddAsync(account, 0, null, null, null, TestContext.Current.CancellationToken)).Total;

    internal static string? UserOf(ChatOptions? options) =>
        options?.AdditionalProperties?.TryGetValue("user", out object? user) == true ? user as string : null;
}
