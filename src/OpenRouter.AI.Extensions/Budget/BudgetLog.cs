using System;
using Microsoft.Extensions.Logging;

namespace OpenRouter.AI.Budget;

internal static partial class BudgetLog
{
    [LoggerMessage(10, LogLevel.Warning,
        "The cost of a call that was broken off could not be found out (generation {Generation}). The budget keeps what was set aside for it.")]
    internal static partial void CostUnknown(ILogger logger, string? generation, Exception? exception);

    [LoggerMessage(11, LogLevel.Error, "The ledger of the budget failed. What a call of ${Cost} changes is written down as soon as it works again.")]
    internal static partial void LedgerFailed(ILogger logger, decimal cost, Exception exception);

    [LoggerMessage(12, LogLevel.Critical,
        "The ledger of the budget did not work for minutes, or the application ended before it did. A call that cost ${Cost} counts with what was set aside for it.")]
    internal static partial void CostLost(ILogger logger, decimal cost, Exception? exception);

    [LoggerMessage(13, LogLevel.Information,
        "A call has ended while a request of it still goes on. The budget keeps what was set aside for such a request until it has ended.")]
    internal static partial void StillUnderWay(ILogger logger);

    [LoggerMessage(14, LogLevel.Warning,
        "The application has ended before the requests of a call ({Count} of them). What was set aside for them stays in the budget.")]
    internal static partial void EndUnknown(ILogger logger, int count);
}
