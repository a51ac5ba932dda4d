using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Conformance.Comparison;

namespace OpenRouter.AI.Conformance.Replay;

/// <summary>The conversation after an answer: what was asked, the answer, a result for each call that can run, the next question.</summary>
internal static class NextTurn
{
    public const string Question = "hello";
    public const string Next = "go on";
    public const string Result = "done";

    public static List<ChatMessage> After(ChatResponse response)
    {
        var history = new List<ChatMessage> { new(ChatRole.User, Question) };
        history.AddRange(response.Messages);
        history.AddRange(response.Messages
            .SelectMany(message => message.Contents)
            .OfType<FunctionCallContent>()
            .Where(ChatObservation.IsRunnable)
            .Select(call => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, Result)])));
        history.Add(new ChatMessage(ChatRole.User, Next));
        return history;
    }

    /// <summary>The history as it comes out of a store that keeps JSON.</summary>
    public static List<ChatMessage> ThroughJson(List<ChatMessage> history)
    {
        string json = JsonSerializer.Serialize(history, AIJsonUtilities.DefaultOptions);
        return JsonSerializer.Deserialize<List<ChatMessage>>(json, AIJsonUtilities.DefaultOptions)!;
    }
}
