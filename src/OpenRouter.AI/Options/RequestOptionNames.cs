namespace OpenRouter.AI.Options;

/// <summary>Under which names the request vocabulary lies in a dictionary of additional properties.</summary>
internal static class RequestOptionNames
{
    /// <summary>The key of the whole <see cref="OpenRouterRequestOptions"/> as one JSON value.</summary>
    internal const string Options = "openrouter";

    /// <summary>The key of a <see cref="CacheControl"/> on a content, a message or a tool.</summary>
    internal const string CacheControl = "openrouter:cache_control";
}
