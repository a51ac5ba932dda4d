using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using FunctionResultContent = Microsoft.Extensions.AI.FunctionResultContent;
using TextContent = Microsoft.SemanticKernel.TextContent;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Results of prompt functions that were used as tools. Over a chat completion service they are messages of Semantic Kernel, whose JSON has
/// model, cost and usage in it; the model that called wants the words.
/// </summary>
internal static class PromptResults
{
    internal static IEnumerable<ChatMessage> Of(IEnumerable<ChatMessage> messages)
    {
        foreach (ChatMessage message in messages)
        {
            if (!message.Contents.Any(static content => Words(content) is not null))
            {
                yield return message;
                continue;
            }

            ChatMessage copy = message.Clone();
            copy.Contents = [.. copy.Contents.Select(static content => Words(content) is { } words ? Copy((FunctionResultContent)content, words) : content)];
            yield return copy;
        }
    }

    private static string? Words(AIContent content) => content is FunctionResultContent { Result: { } result } ? Words(result) : null;

    private static string? Words(object? value) => value switch
    {
        FunctionResult result => Words(result.GetValue<object>()),
        ChatMessageContent message => string.Concat(message.Items.OfType<TextContent>().Select(static part => part.Text)),
        StreamingChatMessageContent part => Words(part),
        IEnumerable<ChatMessageContent> messages => string.Join("\n", messages.Select(static message => Words((object)message))),
        IEnumerable<StreamingChatMessageContent> parts => string.Concat(parts.Select(Words)),
        IEnumerable<StreamingKernelContent> parts when parts.All(static part => part is StreamingChatMessageContent) =>
            string.Concat(parts.Cast<StreamingChatMessageContent>().Select(Words)),
        _ => null,
    };

    private static string Words(StreamingChatMessageContent part) =>
        string.Concat(part.Items.OfType<StreamingTextContent>().Select(static text => text.Text));

    private static FunctionResultContent Copy(FunctionResultContent result, string words) => new(result.CallId, words)
    {
        AdditionalProperties = result.AdditionalProperties,
        Annotations = result.Annotations,
        Exception = result.Exception,
        RawRepresentation = result.RawRepresentation,
    };
}
