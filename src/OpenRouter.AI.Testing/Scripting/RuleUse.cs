namespace OpenRouter.AI.Testing.Scripting;

/// <summary>What a rule has to do with a request.</summary>
internal enum RuleUse
{
    /// <summary>Nothing: it is for other requests, used up, or has nothing that can be said to this one.</summary>
    None,

    /// <summary>Its answer would be said, but the service refuses the request. The rule is not used.</summary>
    Refused,

    /// <summary>It is used.</summary>
    Taken,
}
