using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary><c>GET /api/budget</c>: how the budget stands, asked for after an answer was stopped or failed.</summary>
internal static class BudgetEndpoint
{
    internal static async Task<Ok<BudgetState>> ReadAsync(BudgetView budget, CancellationToken cancellationToken) =>
        TypedResults.Ok(await budget.ReadAsync(cancellationToken));
}
