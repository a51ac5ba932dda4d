using System;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI;

/// <summary>The form that Microsoft.Bcl.TimeProvider gives to older frameworks, so that the code is the same for all.</summary>
internal static class TimeProviderExtensions
{
    internal static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider time, TimeSpan delay) => new(delay, time);

    internal static Task Delay(this TimeProvider time, TimeSpan delay, CancellationToken cancellationToken) =>
        Task.Delay(delay, time, cancellationToken);
}
