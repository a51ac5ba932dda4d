using System;
using System.Collections.Generic;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>A rule of a script, not the service that it plays, went wrong.</summary>
internal sealed class FailedRuleException : Exception
{
    internal FailedRuleException(IReadOnlyList<string> rules, Exception error)
        : base($"The rule {string.Join(" with ", rules)} failed: {error.Message}", error)
    {
    }
}
