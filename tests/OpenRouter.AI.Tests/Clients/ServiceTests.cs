using System;
using System.Net.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class ServiceTests : IDisposable
{
    private readonly OpenRouterClient _client = new(Wire.Options());
    private readonly IChatClient _chat;

    public ServiceTests() => _chat = _client.AsIChatClient("a/b");

    public void Dispose()
    {
        _chat.Dispose();
        _client.Dispose();
    }

    [Fact]
    public void A04_Metadata_SameInstance() =>
        Assert.Same(_chat.GetRequiredService<ChatClientMetadata>(), _chat.GetRequiredService<ChatClientMetadata>());

    [Fact]
    public void A05_GetService_NullType_Throws() =>
        Assert.Equal("serviceType", Assert.Throws<ArgumentNullException>(() => _chat.GetService(null!)).ParamName);

    [Theory]
    [InlineData(typeof(IChatClient))]
    [InlineData(typeof(OpenRouterChatClient))]
    [InlineData(typeof(ChatClientMetadata))]
    [InlineData(typeof(OpenRouterClient))]
    public void A06_GetService_WithKey_ReturnsNull(Type type)
    {
        Assert.NotNull(_chat.GetService(type));
        Assert.Null(_chat.GetService(type, "k"));
    }

    [Theory]
    [InlineData(typeof(IChatClient))]
    [InlineData(typeof(IDisposable))]
    [InlineData(typeof(object))]
    [InlineData(typeof(OpenRouterChatClient))]
    public void A07_GetService_Self(Type type) => Assert.Same(_chat, _chat.GetService(type));

    [Fact]
    public void A08_GetService_NativeClient() => Assert.Same(_client, _chat.GetService<OpenRouterClient>());

    [Theory]
    [InlineData(typeof(string))]
    [InlineData(typeof(FunctionInvokingChatClient))]
    [InlineData(typeof(ILoggerFactory))]
    [InlineData(typeof(HttpClient))]
    [InlineData(typeof(OpenRouterClientOptions))]
    public void A09_GetService_Unknown(Type type) => Assert.Null(_chat.GetService(type));

    [Fact]
    public void A10_GetService_ThroughPipeline()
    {
        using LogRecorder log = new();
        using IChatClient pipeline = _chat.AsBuilder()
            .UseFunctionInvocation()
            .UseOpenTelemetry()
            .UseLogging(log)
            .UseDistributedCache(new MemoryCache())
            .Build();

        Assert.Same(_client, pipeline.GetService<OpenRouterClient>());
        Assert.Same(_chat, pipeline.GetService<OpenRouterChatClient>());
        Assert.Same(_chat.GetService<ChatClientMetadata>(), pipeline.GetService<ChatClientMetadata>());
        Assert.NotNull(pipeline.GetService<OpenTelemetryChatClient>());
        Assert.NotNull(pipeline.GetService<LoggingChatClient>());
        Assert.NotNull(pipeline.GetService<DistributedCachingChatClient>());
        Assert.IsType<FunctionInvokingChatClient>(pipeline);
        Assert.Same(pipeline, pipeline.GetService<FunctionInvokingChatClient>());
        Assert.Same(pipeline, pipeline.GetService<IChatClient>());
    }
}
