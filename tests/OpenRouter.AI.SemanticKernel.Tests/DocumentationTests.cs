using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenRouter.AI;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace Contoso.Documentation;

/// <summary>What the README and the migration page show compiles, runs, and stands there as it stands here.</summary>
public sealed class DocumentationTests
{
    private static readonly string Documents = Path.Combine(AppContext.BaseDirectory, "documents");

    [Fact]
    public void Readme_has_the_code_that_runs_here() => Assert.All(
        Lines("README.md", "IKernelBuilder builder"), line => Assert.Contains(line, Source(), StringComparer.Ordinal));

    [Fact]
    public void Migration_page_has_the_code_that_runs_here() => Assert.All(
        Lines("migrate-from-openai-connector.md", "OpenRouterPromptExecutionSettings settings"),
        line => Assert.Contains(line, Source(), StringComparer.Ordinal));

    [Fact]
    public async Task Readme_code_runs()
    {
        string key = Service.Key;
        Service service = Service.Saying("Yes.");
        Kernel kernel = Readme(key, service);
        OpenRouterPromptExecutionSettings settings = new()
        {
            FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(),
            ReasoningEffort = ReasoningEffortLevel.Minimal,
            Provider = new() { DataCollection = DataCollectionPolicy.Deny },
        };
#pragma warning disable MA0040, xUnit1051 // Word for word as in the README.
        Console.WriteLine(await kernel.InvokePromptAsync("Can I afford a call for one cent?", new(settings)));
#pragma warning restore MA0040, xUnit1051

        Assert.Equal("""{"data_collection":"deny"}""", service.Single.Field("provider"));
        Assert.Equal(3, service.Single.Tools.Length);
    }

    [Fact]
    public async Task Migration_code_runs()
    {
        OpenRouterPromptExecutionSettings settings = new()
        {
            FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(),
            ReasoningEffort = ReasoningEffortLevel.Minimal,
            Models = ["openai/gpt-4o", "anthropic/claude-sonnet-4.5"],
            Provider = new() { DataCollection = DataCollectionPolicy.Deny },
            ResponseFormat = typeof(Report),
        };

        Sent sent = await Kernels.SentAsync(settings);

        Assert.Equal("""["openai/gpt-4o","anthropic/claude-sonnet-4.5"]""", sent.Field("models"));
    }

    private static Kernel Readme(string key, Service service)
    {
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(service.Client());
        builder.AddOpenRouterChatClient("anthropic/claude-sonnet-4.5", key);   // or …ChatCompletion, …ResponsesChatClient, …EmbeddingGenerator
        builder.Plugins.AddOpenRouterCredits();                                // opt-in: get_credits, get_key_limits, can_afford
        Kernel kernel = builder.Build();
        return kernel;
    }

    private static string[] Lines(string page, string first)
    {
        string[] lines = [.. File.ReadLines(Path.Combine(Documents, page)).SkipWhile(line => !line.StartsWith(first, StringComparison.Ordinal))
            .TakeWhile(line => line != "```").Select(line => line.Trim()).Where(line => line.Length > 0)];
        Assert.NotEmpty(lines);
        return lines;
    }

    private static string[] Source() => [.. File.ReadLines(Path.Combine(Documents, "DocumentationTests.cs")).Select(line => line.Trim())];
}
