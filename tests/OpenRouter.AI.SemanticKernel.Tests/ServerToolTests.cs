using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class ServerToolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Server_tools_go_beside_functions(bool responses, bool streams)
    {
        foreach (bool completion in new[] { false, true })
        {
            Weather weather = new();
            Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_ping")), new Answer("done"));
            Kernel kernel = completion ? ServiceTests.Completion(service, responses) : Kernels.Of(service, responses);
            kernel.Plugins.AddFromObject(weather, "Weather");
            OpenRouterPromptExecutionSettings settings = Kernels.Auto;
            settings.ServerTools = [OpenRouterTools.WebSearch(), new HostedImageGenerationTool()];

            Assert.Equal("done", await kernel.AskAsync(streams, settings));

            Assert.Equal(["ping"], weather.Given);
            Assert.All(service.Requests, sent => Assert.Equal(["function", "openrouter:image_generation", "openrouter:web_search"], Types(sent)));
        }
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Server_tools_need_no_functions(bool responses, bool streams)
    {
        OpenRouterPromptExecutionSettings settings = new() { ServerTools = [OpenRouterTools.WebSearch()] };

        Assert.Equal(["openrouter:web_search"], Types(await Kernels.SentAsync(settings, responses, streams)));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Server_tools_are_kept_by_prompt_functions(bool responses, bool streams)
    {
        OpenRouterPromptExecutionSettings settings = new() { ServerTools = [OpenRouterTools.WebSearch()], ExtensionData = new Dictionary<string, object> { ["top_p"] = 0.5 } };
        KernelFunction function = KernelFunctionFactory.CreateFromPrompt("hi", settings);
        settings.ServerTools.Clear();
        Service service = Service.Saying("ok");

        _ = streams
            ? (object)await Kernels.Of(service, responses).InvokeStreamingAsync<string>(function, cancellationToken: Token).ToListAsync(Token)
            : await Kernels.Of(service, responses).InvokeAsync(function, cancellationToken: Token);

        Assert.Equal(["openrouter:web_search"], Types(service.Single));
        OpenRouterPromptExecutionSettings stored = Assert.IsType<OpenRouterPromptExecutionSettings>(function.ExecutionSettings!["default"]);
        stored.Freeze();
        Assert.True(stored.ServerTools!.IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => stored.ServerTools = null);
        Assert.DoesNotContain("ools", JsonSerializer.Serialize(stored), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Functions_among_server_tools_are_refused(bool responses, bool streams)
    {
        OpenRouterPromptExecutionSettings settings = new() { ServerTools = [AIFunctionFactory.Create(() => 1, "count")] };

        ArgumentException failure = await Assert.ThrowsAnyAsync<ArgumentException>(() => Kernels.SentAsync(settings, responses, streams));

        Assert.Contains("'count'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("FunctionChoiceBehavior", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Server_tools_of_the_extra_body_go_beside_functions(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");
        OpenRouterPromptExecutionSettings settings = Kernels.Auto;
        settings.ExtraBody = new Dictionary<string, JsonElement> { ["tools"] = JsonElement.Parse("""[{"type":"openrouter:web_search"}]""") };

        await Kernels.Of(service, responses, plugin: new Weather()).AskAsync(streams, settings);

        Assert.Equal(["function", "openrouter:web_search"], Types(service.Single));
    }

    private static string[] Types(Sent sent) =>
        [.. sent.Body.GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("type").GetString()!).Distinct().Order(StringComparer.Ordinal)];
}
