using System;

namespace OpenRouter.AI.Testing.Errors;

/// <summary>Ends a request with the given answer. Only thrown before anything of another answer has been written.</summary>
internal sealed class RejectedRequestException : Exception
{
    internal RejectedRequestException(PlainAnswer answer)
        : base(answer.Body) => Answer = answer;

    internal PlainAnswer Answer { get; }
}
