using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>The limit of the output as the request is sent with it: each endpoint has names of its own, and a field that is given, be it
/// null, is sent instead of what the options say.</summary>
internal static class OutputLimit
{
    private const string ResponsesName = "max_output_tokens";

    /// <summary>Both are sent, and providers take either.</summary>
    private static readonly string[] ChatNames = ["max_completion_tokens", "max_tokens"];

    /// <summary>Finds the limit; null when none is sent.</summary>
    /// <param name="request">The options.</param>
    /// <param name="fields">OpenRouter's own fields of them, a copy that nobody else has.</param>
    /// <param name="sender">The client that sends the request.</param>
    /// <exception cref="ArgumentException">The limit is no whole number above 0, so that nobody knows what the request may cost.</exception>
    internal static long? Of(ChatOptions? request, OpenRouterRequestOptions fields, IChatClient sender) =>
        sender is OpenRouterResponsesChatClient ? OfResponses(request, fields) : OfChat(request, fields);

    /// <summary>Sets the limit so that it is the one that is sent.</summary>
    internal static void Set(ChatOptions request, OpenRouterRequestOptions fields, IChatClient sender, int limit)
    {
        request.MaxOutputTokens = limit;
        foreach (string name in (string[])[ResponsesName, .. ChatNames])
        {
            bool isSent = name != ResponsesName || sender is OpenRouterResponsesChatClient;
            if (isSent && fields.TryGetField(name, out _))
            {
                (fields.ExtraBody ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[name] = Json(limit);
            }
        }
    }

    private static long? OfChat(ChatOptions? request, OpenRouterRequestOptions fields)
    {
        bool isGiven = false;
        long? most = null;
        foreach (string name in ChatNames)
        {
            if (fields.TryGetField(name, out JsonElement value))
            {
                isGiven = true;
                most = Read(name, value) is { } limit ? Math.Max(limit, most ?? limit) : most;
            }
        }

        return isGiven ? most : OfOptions(request);
    }

    /// <summary>One name is sent, with the first value that is given.</summary>
    private static long? OfResponses(ChatOptions? request, OpenRouterRequestOptions fields)
    {
        if (fields.ExtraBody is { } extra && extra.TryGetValue(ResponsesName, out JsonElement empty) && empty.ValueKind == JsonValueKind.Null)
        {
            // Under this name null is not sent, so that it hides no other value.
            extra.Remove(ResponsesName);
        }

        if (fields.TryGetField(ResponsesName, out JsonElement own) && own.ValueKind != JsonValueKind.Null)
        {
            return Read(ResponsesName, own);
        }

        foreach (string name in ChatNames)
        {
            if (fields.TryGetField(name, out JsonElement value))
            {
                return Read(name, value);
            }
        }

        return OfOptions(request);
    }

    private static long? OfOptions(ChatOptions? request) => request?.MaxOutputTokens switch
    {
        < 1 and { } limit => throw Unreadable(nameof(request.MaxOutputTokens), $"{limit}"),
        { } limit => limit,
        null => null,
    };

    private static long? Read(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        // 1000.0 and 1e3 are 1000, as the service reads them.
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number)
            && number == decimal.Truncate(number) && number is >= 1 and <= long.MaxValue
            ? (long)number
            : throw Unreadable(name, value.GetRawText());
    }

    private static ArgumentException Unreadable(string name, string value) => new(
        $"'{name}' must be a whole number of tokens above 0, or be left out, not {value}: a budget must know how long the answer may become.", name);

    private static JsonElement Json(int number)
    {
        using JsonDocument document = JsonDocument.Parse(number.ToString(CultureInfo.InvariantCulture));
        return document.RootElement.Clone();
    }
}
