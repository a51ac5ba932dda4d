using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Calls whose arguments were cut off or are no JSON. The client marks them so that they never run, but Semantic Kernel drops that mark and
/// their exception, and who invokes such a call runs the function with its defaults. So they go by a name here that no function has, which
/// survives streams and stored histories, and have their own name again on the way back.
/// </summary>
internal static class BrokenCalls
{
    private const string Mark = " (cannot run: broken arguments)";
    private const string Answer = "Error: The arguments are no complete JSON object, so the function did not run.";
    private const int MostAnswers = 3;

    /// <summary>Takes the function away from broken calls. Where the answer is whole and a loop may go on, the loop gets them nevertheless:
    /// it knows no such function, the model reads that, and can call again.</summary>
    internal static void Guard(IList<AIContent> contents, ChatFinishReason? finish, bool goesOn)
    {
        for (int index = 0; index < contents.Count; index++)
        {
            if (contents[index] is FunctionCallContent { InformationalOnly: true, Exception: { } failure } call)
            {
                FunctionCallContent guarded = QualifiedCalls.Copy(call, call.Name + Mark, call.Arguments);
                guarded.InformationalOnly = !goesOn || finish != ChatFinishReason.ToolCalls || failure.InnerException is not JsonException;
                contents[index] = guarded;
            }
        }
    }

    /// <summary>Whether a model that breaks its calls gets another try: not without end.</summary>
    internal static bool GoesOn(IEnumerable<ChatMessage> messages) => messages.Reverse()
        .TakeWhile(static message => message.Role != ChatRole.User)
        .Sum(static message => message.Contents.Count(static content => Original(content) is not null)) < MostAnswers;

    /// <summary>Gives broken calls their names back. One that nobody answered is marked as it was, so that the client leaves it out: a call
    /// without a result is refused by the service.</summary>
    internal static IReadOnlyList<ChatMessage> Restored(IReadOnlyList<ChatMessage> messages)
    {
        if (!messages.Any(static message => message.Contents.Any(static content => Original(content) is not null)))
        {
            return messages;
        }

        List<ChatMessage> history = [.. messages];
        HashSet<string> broken = new(StringComparer.Ordinal);
        for (int index = 0; index < history.Count; index++)
        {
            ChatMessage copy = history[index].Clone();
            copy.Contents = [.. copy.Contents.Select(content => Restored(content, broken))];
            history[index] = copy;
        }

        return history;
    }

    /// <param name="content">The content; a history has the call before its result.</param>
    /// <param name="broken">The ids that broken calls have so far; a later call may have one again.</param>
    private static AIContent Restored(AIContent content, HashSet<string> broken)
    {
        switch (content)
        {
            case FunctionCallContent given when Original(content) is { } name:
                broken.Add(given.CallId);
                FunctionCallContent call = QualifiedCalls.Copy(given, name, arguments: null);
                call.InformationalOnly = true;
                return call;
            case FunctionCallContent given:
                broken.Remove(given.CallId);
                return content;
            case FunctionResultContent { Result: { } result } given
                when broken.Contains(given.CallId) && Text(result)?.Contains(Mark, StringComparison.Ordinal) == true:
                return new FunctionResultContent(given.CallId, Answer) { AdditionalProperties = content.AdditionalProperties };
            default:
                return content;
        }
    }

    private static string? Original(AIContent content) =>
        content is FunctionCallContent { Name: { } name } && name.EndsWith(Mark, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Mark.Length)
            : null;

    private static string? Text(object value) =>
        value as string ?? (value is JsonElement { ValueKind: JsonValueKind.String } text ? text.GetString() : null);
}
