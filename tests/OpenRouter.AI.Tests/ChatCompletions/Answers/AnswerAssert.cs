using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

/// <summary>Compares answers as whole values.</summary>
internal static class AnswerAssert
{
    /// <summary>Two answers are the same but for what carries the citations: a text of their own when streamed.</summary>
    public static void Same(ChatResponse expected, ChatResponse actual)
    {
        JsonNode left = Flat(expected);
        JsonNode right = Flat(actual);
        Assert.True(JsonNode.DeepEquals(left, right), $"Expected {left.ToJsonString()}\nActual {right.ToJsonString()}");
    }

    private static JsonNode Flat(ChatResponse response)
    {
        ChatResponse copy = JsonSerializer.Deserialize<ChatResponse>(
            JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
        List<AIAnnotation> annotations = [];
        foreach (ChatMessage message in copy.Messages)
        {
            foreach (AIContent content in message.Contents)
            {
                annotations.AddRange(content.Annotations ?? []);
                content.Annotations = null;
            }

            message.Contents = [.. message.Contents.Where(static content => content is not TextContent { Text: "" })];
        }

        JsonNode flat = JsonSerializer.SerializeToNode(copy, AIJsonUtilities.DefaultOptions)!;
        flat["annotations"] = JsonSerializer.SerializeToNode(annotations, AIJsonUtilities.DefaultOptions);
        return flat;
    }
}
