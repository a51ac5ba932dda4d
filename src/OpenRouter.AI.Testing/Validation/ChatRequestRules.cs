using System.Text.Json;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Validation;

/// <summary>
/// Checks a chat request against the documented shape (https://openrouter.ai/docs/api-reference/chat-completion). Unknown fields at
/// the top pass, as the service lets them; what is known must be right.
/// </summary>
internal static class ChatRequestRules
{
    /// <exception cref="Errors.RejectedRequestException">A rule is broken: 400, with a message that begins with the path of the
    /// field.</exception>
    internal static void Check(JsonElement body)
    {
        JsonField request = new(body, string.Empty);
        CheckTop(request);
        MessageRules.Check(request["messages"]);
        SamplingRules.Check(request);
        ToolRules.Check(request);
        ReasoningRules.Check(request);
        ProviderRules.Check(request["provider"]);
        OutputRules.Check(request);
        CacheRules.Check(request);
    }

    private static void CheckTop(JsonField request)
    {
        request["model"].BeText();
        request["models"].BeTexts();
        request["stream"].BeBoolean();
        request["user"].BeText();
        request["session_id"].BeText(longest: 256);
        request["service_tier"].BeOneOf("auto", "default", "fast", "flex", "priority", "scale");
        request["trace"].BeObject();
        foreach (JsonField plugin in request["plugins"].BeArray().Items())
        {
            plugin.Required().BeObject()["id"].BeFilledText();
        }

        CheckMetadata(request["metadata"]);
        if (request["store"] is { IsGiven: true } store && store.Value.ValueKind != JsonValueKind.False)
        {
            throw store.Invalid("not supported; the API keeps no state");
        }

        if (request["previous_response_id"] is { IsGiven: true } previous)
        {
            throw previous.Invalid("not supported; the API keeps no state");
        }
    }

    private static void CheckMetadata(JsonField metadata)
    {
        const int MostPairs = 16;
        int count = 0;
        foreach ((string name, JsonField value) in metadata.BeObject().Members())
        {
            value.Required().BeText(longest: 512);
            if (name.Length > 64 || ++count > MostPairs)
            {
                throw value.Invalid($"expected at most {MostPairs} pairs with keys of at most 64 characters");
            }
        }
    }
}
