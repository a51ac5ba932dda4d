using System;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.AccountTools;

/// <summary>A function with a schema written by hand: no reflection, so that it works in trimmed and native programs.</summary>
internal sealed class AccountFunction(
    string name, string description, string schema, Func<FunctionInput, CancellationToken, Task<JsonElement>> run) : AIFunction
{
    public override string Name { get; } = name;

    public override string Description { get; } = description;

    public override JsonElement JsonSchema { get; } = JsonRead.Detach(System.Text.Encoding.UTF8.GetBytes(schema));

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await run(new FunctionInput(arguments), cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException unreadable)
        {
            // A model that is told what is wrong with an argument can repeat the call.
            return AccountAnswers.Failure(unreadable.Message, "Call the function again with arguments as its schema describes them.");
        }
    }
}
