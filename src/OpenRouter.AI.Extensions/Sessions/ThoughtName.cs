using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Sessions;

/// <summary>The name of the last signed thought of an answer: the same when the answer comes back in a history.</summary>
internal sealed class ThoughtName
{
    private string? _protected;
    private string? _details;

    /// <summary>Gets the name; null when there was no signed thought. Others are the same for all who ask the same.</summary>
    internal string? Value => (_protected ?? _details) is { } thought ? "t-" + Digest(thought) : null;

    internal static ThoughtName Of(IEnumerable<ChatMessage> answer)
    {
        ThoughtName name = new();
        foreach (ChatMessage message in answer)
        {
            name.Add(message.Contents, message.AdditionalProperties);
        }

        return name;
    }

    /// <summary>Adds the next part of the answer.</summary>
    internal void Add(IList<AIContent> contents, AdditionalPropertiesDictionary? properties)
    {
        foreach (AIContent? content in contents)
        {
            if (content is TextReasoningContent { ProtectedData: { Length: > 0 } data })
            {
                _protected = Signed(data) ?? _protected;
            }

            _details = Signed(ThoughtCarrier.TextOf(content?.AdditionalProperties)) ?? _details;
        }

        // Hosts that drop thoughts keep what lies beside them.
        _details = Signed(ThoughtCarrier.TextOf(properties)) ?? _details;
    }

    private static string Digest(string thought) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(thought)), 0, 16);

    /// <summary>Finds what nobody has but those who were told it; null when there is nothing. A history that was stored as JSON may have come
    /// back with other spaces and escapes.</summary>
    private static string? Signed(string? thought)
    {
        try
        {
            return thought is null ? null : JsonNode.Parse(thought) switch
            {
                JsonObject { } envelope when envelope["items"] is JsonArray items => items.Select(SignatureOfThought).LastOrDefault(static signature => signature is not null)?.ToJsonString(),
                JsonObject item => Signature(item)?.ToJsonString(),
                JsonArray details => details.Any(static detail => detail is JsonObject item && Signature(item) is not null) ? details.ToJsonString() : null,
                _ => thought,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // A signature that is no JSON, half a surrogate pair, or a key that is there twice: naming a thought must not cost the answer.
            return thought;
        }
    }

    /// <summary>Finds what the Responses endpoint gives the same in a stream, at its end, and beside the contents: not the id of an item.</summary>
    private static JsonNode? Signature(JsonObject item) => Text(item["encrypted_content"]) ?? Text(item["signature"]) ?? Text(item["data"]);

    private static JsonNode? SignatureOfThought(JsonNode? item) => item is JsonObject thought && ThoughtCarrier.IsThought(thought) ? Signature(thought) : null;

    private static JsonNode? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? node : null;
}
