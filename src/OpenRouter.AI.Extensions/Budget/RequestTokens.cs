using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Budget;

/// <summary>How many tokens a request is taken to have: about four letters to a token, or one where a letter is not ASCII.</summary>
internal static class RequestTokens
{
    private const int TokensOfMedia = 1000;
    private const int TokensAroundMessage = 4;
    private const int QuartersInToken = 4;

    internal static long Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        long quarters = Quarters(options?.Instructions);
        long tokens = 0;
        foreach (ChatMessage message in messages)
        {
            tokens += TokensAroundMessage;
            foreach (AIContent content in message.Contents)
            {
                quarters += Quarters(content);
                tokens += content is DataContent or UriContent ? TokensOfMedia : 0;
            }
        }

        quarters += options?.Tools?.OfType<AIFunctionDeclaration>()
            .Sum(static tool => Quarters(tool.Name) + Quarters(tool.Description) + Quarters(tool.JsonSchema.GetRawText())) ?? 0;
        return tokens + ((quarters + QuartersInToken - 1) / QuartersInToken);
    }

    private static long Quarters(AIContent content) => content switch
    {
        TextContent text => Quarters(text.Text),
        TextReasoningContent thought => Quarters(thought.Text),
        FunctionCallContent call => Quarters(call.Name) + (call.Arguments?.Sum(static pair => Quarters(pair.Key) + Quarters(pair.Value?.ToString())) ?? 0),
        FunctionResultContent { Result: { } result } => Quarters(result.ToString()),
        _ => 0,
    };

    private static long Quarters(string? text)
    {
        long quarters = 0;
        foreach (char letter in text ?? "")
        {
            quarters += letter < 128 ? 1 : QuartersInToken;
        }

        return quarters;
    }
}
