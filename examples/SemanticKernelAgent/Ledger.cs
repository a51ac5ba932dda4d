using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.Examples.SemanticKernelAgent;

/// <summary>Prints each request to the model with its cost, and each function that runs, and adds up.</summary>
internal sealed class Ledger(IChatClient inner) : DelegatingChatClient(inner), IAutoFunctionInvocationFilter
{
    private int _calls;

    internal decimal Total { get; private set; }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        Total += metadata?.Cost ?? 0;
        _calls++;

        // The kernel keeps the thoughts of the model in the history of the loop, and the client sends them back as they came.
        int kept = messages.Count(message => message.Contents.Any(content => content is TextReasoningContent));
        Console.WriteLine($"model call {_calls}: ${metadata?.Cost}, earlier thoughts sent back: {kept}");
        foreach (TextReasoningContent thought in response.Messages.SelectMany(message => message.Contents).OfType<TextReasoningContent>())
        {
            Console.WriteLine($"  thinks: {thought.Text}");
        }

        return response;
    }

    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        await next(context);
        Console.WriteLine($"  runs {context.Function.PluginName}.{context.Function.Name}: {context.Result}");
    }
}
