using System;
using System.Threading;

namespace OpenRouter.AI;

/// <summary>The form that Microsoft.Bcl.TimeProvider gives to older frameworks, so that the code is the same for all.</summary>
internal static class TimeProviderExtensions
{
    internal static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider time, TimeSpan delay) => new(delay, time);
}
