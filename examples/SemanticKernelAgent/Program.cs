using System;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenRouter.AI;
using OpenRouter.AI.Examples.SemanticKernelAgent;

try
{
    await using Connection connection = await Connection.OpenAsync();
    Console.WriteLine(connection.Description);

    IKernelBuilder builder = Kernel.CreateBuilder();

    // An application calls AddOpenRouterChatClient. Here a ledger stands between the loop and the model, so the pipeline is built by hand.
    using Ledger ledger = new(connection.Client.AsIChatClient(connection.Model));
    builder.Services.AddSingleton(services => ledger.AsBuilder().UseKernelFunctionInvocation().UseOpenRouterKernelCompatibility().Build(services));
    builder.Services.AddSingleton<IAutoFunctionInvocationFilter>(ledger);
    builder.Plugins.AddOpenRouterCredits(connection.Client, connection.ManagementClient);
    builder.Plugins.AddFromObject(new CatalogPlugin(connection.Client), "Catalog");

    OpenRouterPromptExecutionSettings settings = new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() };
    FunctionResult answer = await builder.Build().InvokePromptAsync(
        "Plan a purchase of 1,000 model calls of 500 tokens in and 200 out: look at the credits, pick the cheapest model with tools, "
        + "check that its cost can be paid, and say what to buy.",
        new KernelArguments(settings));

    Console.WriteLine(answer.GetValue<string>());
    Console.WriteLine($"total ${ledger.Total}");
    return 0;
}
catch (Exception exception) when (exception is OpenRouterException or ArgumentException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
