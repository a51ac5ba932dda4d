using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>Contents that a tool returned, after the history was stored as JSON: there they are elements with the abstraction's type mark.</summary>
internal static class ResultContents
{
    /// <summary>Gets the contents again; anything else as it is.</summary>
    internal static object? Restore(object? result)
    {
        if (result is not JsonElement element)
        {
            return result;
        }

        if (IsContent(element))
        {
            return Content(element) ?? result;
        }

        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() == 0)
        {
            return result;
        }

        List<AIContent> contents = [];
        foreach (JsonElement item in element.EnumerateArray())
        {
            if (!IsContent(item) || Content(item) is not { } content)
            {
                return result;
            }

            contents.Add(content);
        }

        return contents;
    }

    private static bool IsContent(JsonElement element) =>
        element.GetTextField("$type") is "text" or "data" or "uri" or "hostedFile" or "error" or "reasoning" or "usage";

    private static AIContent? Content(JsonElement element)
    {
        try
        {
            return (AIContent?)element.Deserialize(AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(AIContent)));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
