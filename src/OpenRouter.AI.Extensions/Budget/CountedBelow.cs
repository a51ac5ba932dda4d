using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Budget;

/// <summary>What budgets below one have written down of the requests of a call. Where they wrote it to the same account, it counts there
/// once.</summary>
internal sealed class CountedBelow
{
    private readonly Dictionary<BudgetPurse, Bill> _bills = [];

    /// <summary>Adds a request.</summary>
    /// <param name="request">What it cost.</param>
    /// <param name="purses">Where it is written down already.</param>
    internal void Add(Bill request, IEnumerable<BudgetPurse> purses)
    {
        foreach (BudgetPurse purse in purses)
        {
            if (!_bills.TryGetValue(purse, out Bill? bill))
            {
                _bills[purse] = bill = new Bill();
            }

            bill.Add(request);
        }
    }

    /// <summary>Copies what is written down in an account.</summary>
    internal Bill Of(BudgetPurse purse)
    {
        Bill copy = new();
        if (_bills.TryGetValue(purse, out Bill? bill))
        {
            copy.Add(bill);
        }

        return copy;
    }

    /// <summary>Adds the cost of a generation that was open.</summary>
    internal void Close(string generation, decimal cost)
    {
        foreach (Bill bill in _bills.Values.Where(bill => bill.OpenGenerations.Contains(generation)))
        {
            bill.Close(generation, cost);
        }
    }
}
