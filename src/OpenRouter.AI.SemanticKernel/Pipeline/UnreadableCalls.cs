using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.SemanticKernel.Pipeline;

/// <summary>
/// Calls whose arguments are no JSON although the answer is whole. The client marks them so that they never run, since the loop would run them
/// with the defaults of their parameters. A function that needs an argument cannot run without: the kernel refuses, the model reads that it
/// failed, and can call again. So such a call is given to the loop, instead of ending it without a word.
/// </summary>
internal static class UnreadableCalls
{
    internal static void Offer(IList<AIContent> contents, ChatOptions? options, ChatFinishReason? finish)
    {
        if (finish != ChatFinishReason.ToolCalls)
        {
            return;
        }

        foreach (AIContent content in contents)
        {
            if (content is Microsoft.Extensions.AI.FunctionCallContent { InformationalOnly: true, Exception.InnerException: JsonException } call
                && ScalarArguments.Function(call.Name, options)?.Metadata.Parameters.Any(static parameter => parameter.IsRequired) == true)
            {
                call.InformationalOnly = false;
            }
        }
    }
}
