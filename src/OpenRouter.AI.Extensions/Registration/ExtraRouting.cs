using System.Text.Json;

namespace OpenRouter.AI.Registration;

/// <summary>The routing in the extra body of a request, which hides what is said anywhere else.</summary>
internal static class ExtraRouting
{
    private const string Provider = "provider";

    /// <summary>Puts routing that was completed in the place of that in the extra body, if there is any.</summary>
    internal static void Replace(OpenRouterRequestOptions fields)
    {
        if (fields.ExtraBody is { } extra && extra.Remove(Provider) && fields.TryGetField(Provider, out JsonElement completed))
        {
            extra[Provider] = completed;
        }
    }
}
