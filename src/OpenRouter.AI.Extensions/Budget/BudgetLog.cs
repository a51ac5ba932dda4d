using System;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Budget;

internal static partial class BudgetLog
{
    [LoggerMessage(10, LogLevel.Warning,
        "The cost of a call that was broken off could not be found out (generation {Generation}). The budget keeps what was set aside for it.")]
    internal static partial void CostUnknown(ILogger logger, string? generation, Exception? exception);
}
