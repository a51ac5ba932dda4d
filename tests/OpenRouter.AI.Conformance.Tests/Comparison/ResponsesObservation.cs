using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Writes down what an answer of the Responses endpoint holds, under the names of the expected outcomes.</summary>
internal static class ResponsesObservation
{
    public const string Output = "openrouter:output";

    public static JsonElement Observe(ChatResponse response)
    {
        // The reasoning of this endpoint is no list of details.
        ChatResponse plain = JsonSerializer.Deserialize<ChatResponse>(JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
        foreach (TextReasoningContent reasoning in plain.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>())
        {
            reasoning.ProtectedData = null;
        }

        JsonObject observed = JsonSerializer.SerializeToNode(ChatObservation.Observe(plain))!.AsObject();
        JsonNode[] items = [.. plain.Messages.SelectMany(Items).Where(item => item["type"]!.GetValue<string>() == "reasoning")];
        observed["reasoning_items"] = items.Length == 0 ? null : new JsonArray([.. items.Select(item => item.DeepClone())]);
        return JsonSerializer.SerializeToElement(observed);
    }

    /// <summary>The expected outcome without what tells of the recording alone: the ids that its stream used before the last event.</summary>
    public static JsonElement Comparable(JsonElement expected) => JsonSerializer.SerializeToElement(
        new JsonObject(expected.EnumerateObject()
            .Where(field => field.Name != "item_ids")
            .Select(field => new KeyValuePair<string, JsonNode?>(field.Name, JsonNode.Parse(field.Value.GetRawText())))));

    private static IEnumerable<JsonNode> Items(ChatMessage message) =>
        message.AdditionalProperties?.GetValueOrDefault(Output) is JsonElement output
            ? JsonNode.Parse(output.GetRawText())!.AsArray().Select(item => item!)
            : [];
}
