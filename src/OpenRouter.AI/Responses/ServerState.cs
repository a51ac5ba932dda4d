using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Inference;

namespace OpenRouter.AI.Responses;

/// <summary>
/// Refuses requests that count on a conversation kept by the service. OpenRouter keeps none on this endpoint and answers such requests with 400;
/// left out without a word, the model would answer without the conversation that the caller relies on.
/// </summary>
internal static class ServerState
{
    private static readonly string[] Names = ["store", "background", "previous_response_id", "conversation"];

    internal static void Refuse(ChatOptions? options)
    {
        if (options?.ConversationId is not null)
        {
            throw Refusal("ChatOptions.ConversationId");
        }

        foreach (string name in Names)
        {
            if (options?.AdditionalProperties is { Count: > 0 } properties && properties.TryGetValue(name, out object? value)
                && value is not null && IsAsked(JsonValues.ToElement(value, $"AdditionalProperties[\"{name}\"]")))
            {
                throw Refusal($"the field '{name}'");
            }
        }
    }

    internal static void Refuse(RequestFields fields)
    {
        foreach (KeyValuePair<string, JsonElement> extra in fields.Extra)
        {
            if (Array.IndexOf(Names, extra.Key) >= 0 && IsAsked(extra.Value))
            {
                throw Refusal($"the field '{extra.Key}'");
            }
        }
    }

    private static bool IsAsked(JsonElement value) => value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined or JsonValueKind.False);

    private static NotSupportedException Refusal(string what) => new(
        $"OpenRouter keeps no conversations and no responses, so {what} cannot be used. Send the whole history with each request: the answers "
        + "carry everything that has to go back.");
}
