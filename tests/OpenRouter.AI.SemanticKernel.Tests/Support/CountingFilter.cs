using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>Sees every function that runs, and can end the loop or change a result.</summary>
internal sealed class CountingFilter : IAutoFunctionInvocationFilter, IFunctionInvocationFilter
{
    public List<string> Seen { get; } = [];

    public bool Terminates { get; init; }

    public object? Replacement { get; init; }

    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        Seen.Add("auto " + context.Function.Name);
        await next(context);
        context.Terminate = Terminates;
        if (Replacement is not null)
        {
            context.Result = new FunctionResult(context.Function, Replacement);
        }
    }

    public Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        Seen.Add("function " + context.Function.Name);
        return next(context);
    }
}
