using System;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using OpenRouter.AI.SemanticKernel.Tests.Support;

namespace OpenRouter.AI.SemanticKernel.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Keyed_services()
    {
        Service first = Service.Saying("first");
        Service second = Service.Saying("second");
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.AddOpenRouterChatClient("a/one", first.OpenRouter(), "one").AddOpenRouterResponsesChatClient("a/two", second.OpenRouter(), "two");
        Kernel kernel = builder.Build();

        Assert.Equal("first", await kernel.AskAsync(streams: false, new PromptExecutionSettings { ServiceId = "one" }));
        Assert.Equal("second", await kernel.AskAsync(streams: false, new PromptExecutionSettings { ServiceId = "two" }));
        Assert.Equal("a/two", kernel.GetRequiredService<IChatClient>("two").GetService<ChatClientMetadata>()!.DefaultModelId);
    }

    [Fact]
    public async Task Model_id_selection()
    {
        Service first = Service.Saying("first");
        Service second = Service.Saying("second");
        IKernelBuilder builder = Kernel.CreateBuilder();
        builder.AddOpenRouterChatClient("a/one", first.OpenRouter(), "one").AddOpenRouterChatClient("a/two", second.OpenRouter(), "two");

        Assert.Equal("first", await builder.Build().AskAsync(streams: false, new PromptExecutionSettings { ModelId = "a/one" }));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Addkernel_aspnet(bool responses, bool streams)
    {
        Service service = Service.Saying("ok");
        ServiceCollection services = new();
        services.AddSingleton(service.OpenRouter());
        IKernelBuilder builder = services.AddKernel();
        _ = responses ? builder.AddOpenRouterResponsesChatClient(Kernels.Model) : builder.AddOpenRouterChatClient(Kernels.Model);
        await using ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        await using AsyncServiceScope scope = provider.CreateAsyncScope();

        Assert.Equal("ok", await scope.ServiceProvider.GetRequiredService<Kernel>().AskAsync(streams));
    }

    [Theory]
    [MemberData(nameof(Roads.All), MemberType = typeof(Roads))]
    public async Task Core_di_plus_addkernel(bool responses, bool streams)
    {
        Weather weather = new();
        Service service = Service.Saying(new Answer(Calls: new Call("c1", "Weather_day", """{"day":"Friday"}""")), new Answer("done"));
        OpenRouterClient client = service.OpenRouter();
        ServiceCollection services = new();
        services.AddChatClient(responses ? client.AsIResponsesChatClient(Kernels.Model) : client.AsIChatClient(Kernels.Model))
            .UseKernelFunctionInvocation()
            .UseOpenRouterKernelCompatibility();
        services.AddKernel().Plugins.AddFromObject(weather, "Weather");
        await using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Equal("done", await provider.GetRequiredService<Kernel>().AskAsync(streams));
        Assert.Equal([DayOfWeek.Friday], weather.Given);
    }

    [Fact]
    public void Compatibility_stands_below_function_invocation_and_once()
    {
        IChatClient client = new Service().OpenRouter().AsIChatClient(Kernels.Model);
        IChatClient compatible = client.AsBuilder().UseOpenRouterKernelCompatibility().Build();

        Assert.Same(compatible, compatible.AsBuilder().UseOpenRouterKernelCompatibility().Build());
        Assert.Contains("UseKernelFunctionInvocation", Assert.Throws<InvalidOperationException>(() =>
            client.AsBuilder().UseOpenRouterKernelCompatibility().UseKernelFunctionInvocation().Build()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_is_missing_in_the_container()
    {
        Kernel kernel = Kernel.CreateBuilder().AddOpenRouterChatClient(Kernels.Model).Build();

        Assert.Contains(nameof(OpenRouterClient), Assert.Throws<InvalidOperationException>(() => kernel.GetRequiredService<IChatClient>()).Message, StringComparison.Ordinal);
    }
}
