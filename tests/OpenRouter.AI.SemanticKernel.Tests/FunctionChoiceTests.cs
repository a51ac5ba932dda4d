using System;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class FunctionChoiceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_required_then_auto(bool responses, bool streams)
    {
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), new Answer("done"));

        await Kernels.Of(service, responses, new Weather()).AskAsync(
            streams, new OpenRouterPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Required() });

        Assert.Equal("\"required\"", service.Requests[0].Field("tool_choice"));
        Assert.True(service.Last.Field("tool_choice") is null or "\"auto\"");
        Assert.NotEmpty(service.Last.Tools);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_none(bool responses, bool streams)
    {
        Service service = Service.Saying("done");

        await Kernels.Of(service, responses, new Weather()).AskAsync(
            streams, new OpenRouterPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.None() });

        Assert.Equal("\"none\"", service.Single.Field("tool_choice"));
        Assert.NotEmpty(service.Single.Tools);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_parallel_flag(bool responses, bool streams)
    {
        foreach (bool parallel in new[] { true, false })
        {
            Service service = Service.Saying("done");
            FunctionChoiceBehaviorOptions options = new() { AllowParallelCalls = parallel };

            await Kernels.Of(service, responses, new Weather()).AskAsync(
                streams, new OpenRouterPromptExecutionSettings { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(options: options) });

            Assert.Equal(parallel ? "true" : "false", service.Single.Field("parallel_tool_calls"));
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_tool_schema_clean(bool responses, bool streams)
    {
        Service service = Service.Saying("done");

        await Kernels.Of(service, responses, new Weather()).AskAsync(streams);

        Assert.All(service.Single.Tools, tool => Assert.DoesNotContain("\"condition\"", tool.GetProperty("parameters").GetRawText(), StringComparison.Ordinal));
        Assert.Contains(service.Single.Tools, tool => tool.GetProperty("name").GetString() == "Weather_report"
            && tool.GetProperty("description").GetString() == "Reports the weather of a city.");
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Autofn_empty_parameters_schema(bool responses, bool streams)
    {
        Service service = Service.Saying("done");

        await Kernels.Of(service, responses, new Weather()).AskAsync(streams);

        JsonElement ping = service.Single.Tools.Single(tool => tool.GetProperty("name").GetString() == "Weather_ping");
        Assert.Equal("""{"type":"object","properties":{}}""", ping.GetProperty("parameters").GetRawText());
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Manual_invocation(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_day", """{"day":"Monday"}""")));
        Kernel kernel = Kernels.Of(service, responses, weather);

        OpenRouterPromptExecutionSettings settings = new() { FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(autoInvoke: false) };
        IChatCompletionService chat = kernel.GetRequiredService<IChatClient>().AsChatCompletionService();
        ChatHistory history = [new(AuthorRole.User, "hi")];
        Microsoft.SemanticKernel.FunctionCallContent call;
        if (streams)
        {
            // One call; of parallel ones Semantic Kernel's builder makes one.
            FunctionCallContentBuilder calls = new();
            await foreach (StreamingChatMessageContent part in chat.GetStreamingChatMessageContentsAsync(history, settings, kernel, Token))
            {
                calls.Append(part);
            }

            call = Assert.Single(calls.Build());
        }
        else
        {
            call = Assert.Single(Microsoft.SemanticKernel.FunctionCallContent.GetFunctionCalls(
                await chat.GetChatMessageContentAsync(history, settings, kernel, Token)));
        }

        Assert.Empty(weather.Given);
        Assert.Equal("sunny on Monday", (await call.InvokeAsync(kernel, Token)).Result);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task No_kernel_invocation_without_pipeline(bool responses, bool streams)
    {
        Weather weather = new();
        OpenRouterClient client = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping"))).OpenRouter();
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton(responses ? client.AsIResponsesChatClient(Kernels.Model) : client.AsIChatClient(Kernels.Model));
        builder.Plugins.AddFromObject(weather, "Weather");

        await builder.Build().AskAsync(streams);

        Assert.Empty(weather.Given);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Plugin_as_aifunctions(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_report", """{"city":"Oslo"}""")), new Answer("done"));
        Kernel kernel = Kernels.Of(service, responses, weather);

        IChatClient client = kernel.GetRequiredService<IChatClient>();
        ChatOptions options = new() { Tools = [.. kernel.Plugins["Weather"].AsAIFunctions(kernel)] };
        ChatResponse response = streams
            ? await client.GetStreamingResponseAsync("hi", options, Token).ToChatResponseAsync(Token)
            : await client.GetResponseAsync("hi", options, Token);

        Assert.Equal("done", response.Text);
        Assert.Equal(["Oslo"], weather.Given);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task No_conversation_id(bool responses, bool streams)
    {
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), new Answer("done"));

        Kernel kernel = Kernels.Of(service, responses, new Weather());

        ChatResponse response = await kernel.ResponseAsync(streams);

        Assert.Null(response.ConversationId);
        Assert.Equal("result:c1 pong", service.Last.History[^1]);
    }
}
