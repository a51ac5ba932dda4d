using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenRouter.AI.SemanticKernel.Tests.Support;

// An application of somebody else, which knows Semantic Kernel and its OpenAI connector, and no namespace of this library.
namespace Contoso.Assistant;

public sealed class MigrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<bool, bool> Registrations => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Registrations))]
    public async Task Application_needs_no_other_change_than_the_registration(bool migrated, bool streams)
    {
        string separator = migrated ? "_" : "-";
        Service service = Service.Saying(
            new Answer(Calls: new Call("c1", $"Weather{separator}report", """{"city":"Oslo"}""")),
            new Answer("21.5 degrees"),
            new Answer("You asked about Oslo."));
        using HttpClient http = service.Client();
        IKernelBuilder builder = Kernel.CreateBuilder();
        if (migrated)
        {
            builder.AddOpenRouterChatCompletion("acme/thinker", Service.Key, httpClient: http);
        }
        else
        {
            builder.AddOpenAIChatCompletion("acme/thinker", new Uri("https://openrouter.ai/api/v1"), Service.Key, httpClient: http);
        }

        (List<string> said, List<string> seen, ChatHistory history) = await RunAsync(builder, streams);

        Assert.Equal(["21.5 degrees", "You asked about Oslo."], said);
        Assert.Equal(["auto report", "function report"], seen);
        Assert.Equal([AuthorRole.User, AuthorRole.User, AuthorRole.Assistant], history.Select(message => message.Role));
        Assert.All(service.Requests, sent => Assert.Equal("https://openrouter.ai/api/v1/chat/completions", sent.Uri.ToString()));
        Assert.All(service.Requests, sent => Assert.Equal("0.5", sent.Field("temperature")));
        Assert.Contains("degrees", service.Last.Field("response_format"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Failures_are_those_that_the_application_catches(bool migrated)
    {
        using HttpClient http = new Service().ThenJson("""{"error":{"code":402,"message":"Buy credits."}}""", 402).Client();
        IKernelBuilder builder = Kernel.CreateBuilder();
        _ = migrated
            ? builder.AddOpenRouterChatCompletion("acme/thinker", Service.Key, httpClient: http)
            : builder.AddOpenAIChatCompletion("acme/thinker", new Uri("https://openrouter.ai/api/v1"), Service.Key, httpClient: http);

        HttpOperationException failure = await Assert.ThrowsAsync<HttpOperationException>(() =>
            builder.Build().InvokePromptAsync("hi", cancellationToken: Token));

        Assert.Equal(System.Net.HttpStatusCode.PaymentRequired, failure.StatusCode);
        Assert.Contains("Buy credits.", failure.ResponseContent, StringComparison.Ordinal);
    }

    private static async Task<(List<string> Said, List<string> Seen, ChatHistory History)> RunAsync(IKernelBuilder builder, bool streams)
    {
        builder.Plugins.AddFromObject(new Weather(), "Weather");
        Kernel kernel = builder.Build();
        CountingFilter filter = new();
        kernel.AutoFunctionInvocationFilters.Add(filter);
        kernel.FunctionInvocationFilters.Add(filter);

        KernelArguments arguments = new(new OpenAIPromptExecutionSettings { Temperature = 0.5, FunctionChoiceBehavior = FunctionChoiceBehavior.Auto() });
        List<string> said =
        [
            streams
                ? string.Concat(await kernel.InvokePromptStreamingAsync<string>("How warm is Oslo?", arguments, cancellationToken: Token).ToListAsync(Token))
                : (await kernel.InvokePromptAsync("How warm is Oslo?", arguments, cancellationToken: Token)).GetValue<string>()!,
        ];

        IChatCompletionService chat = kernel.GetRequiredService<IChatCompletionService>();
        ChatHistory history = [new(AuthorRole.User, "Oslo"), new(AuthorRole.User, "What did I ask?")];
        OpenAIPromptExecutionSettings settings = new() { Temperature = 0.5, ResponseFormat = typeof(Report) };
        string answer = streams
            ? string.Concat((await chat.GetStreamingChatMessageContentsAsync(history, settings, kernel, Token).ToListAsync(Token)).Select(part => part.Content))
            : (await chat.GetChatMessageContentAsync(history, settings, kernel, Token)).Content!;
        history.AddAssistantMessage(answer);
        said.Add(answer);
        return (said, [.. filter.Seen.Where(seen => seen.EndsWith("report", StringComparison.Ordinal))], history);
    }
}
