using System;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Sessions;

/// <summary>The mark of a session that was made of the beginning of a conversation. Strangers who begin alike share it: it keeps requests
/// together, and says nothing about whose they are.</summary>
internal static class DerivedSession
{
    /// <summary>No name that OpenRouter has, so it is not sent.</summary>
    private const string Key = "openrouter.derived_session";

    internal static void Mark(ChatOptions options, string? session)
    {
        if (session is not null)
        {
            (options.AdditionalProperties ??= [])[Key] = session;
        }
    }

    internal static bool Is(ChatOptions? options, string? session) =>
        session is not null
        && options?.AdditionalProperties?.TryGetValue(Key, out object? derived) == true
        && string.Equals(derived as string, session, StringComparison.Ordinal);
}
