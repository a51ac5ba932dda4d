using System.Threading;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>What the emulated account has bought and spent, in US dollars.</summary>
internal sealed class Ledger
{
    // Counted in whole parts of this size, which is far below the price of a token.
    private const decimal PartsPerDollar = 1_000_000_000_000m;

    private long _usedParts;

    internal Ledger(decimal bought) => Bought = bought;

    internal decimal Bought { get; }

    internal decimal Used => Interlocked.Read(ref _usedParts) / PartsPerDollar;

    internal void Charge(decimal cost) => Interlocked.Add(ref _usedParts, (long)(cost * PartsPerDollar));
}
