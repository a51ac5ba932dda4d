namespace OpenRouter.AI.Transport;

/// <summary>Whether a timeout of <c>HttpClient</c> carries a <see cref="System.TimeoutException"/> inside.</summary>
internal static class TimeoutSupport
{
    internal static bool IsTold => false;
}
