using System;

namespace OpenRouter.AI;

/// <summary>Which functions of <see cref="OpenRouterCreditsPlugin"/> a kernel gets.</summary>
[Flags]
public enum OpenRouterCreditsFunctions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>get_credits</c>: what the account has bought, used and left. Needs a management key.</summary>
    GetCredits = 1,

    /// <summary><c>get_key_limits</c>: the limit of the key and what was spent with it.</summary>
    GetKeyLimits = 2,

    /// <summary><c>can_afford</c>: yes or no, without amounts. It alone is the least that a model needs in order to plan.</summary>
    CanAfford = 4,

    /// <summary><c>get_generation_cost</c>: what an answer cost.</summary>
    GetGenerationCost = 8,

    /// <summary>Credits, limits, and whether a cost can be paid.</summary>
    Account = GetCredits | GetKeyLimits | CanAfford,
}
