using System;
using System.Threading;
using System.Threading.Tasks;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.Examples.SemanticKernelAgent;

/// <summary>Prints each request to the model with its cost, and each function that runs, and adds up.</summary>
internal sealed class Ledger(IChatClient inner) : DelegatingChatClient(inner), IAutoFunctionInvocationFilter
{
    internal decimal Total { get; private set; }

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ChatResponse response = await base.GetResponseAsync(messages, options, cancellationToken);
        OpenRouterResponseMetadata? metadata = response.GetOpenRouterMetadata();
        Total += metadata?.Cost ?? 0;
        Console.WriteLine($"model call  {metadata?.GenerationId}  ${metadata?.Cost}");
        return response;
    }

    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        await next(context);
        Console.WriteLine($"  {context.Function.PluginName}.{context.Function.Name} -> {context.Result}");
    }
}
