using System;
using System.IO;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class ConstructionTests
{
    [Fact]
    public void A01_NullOptions_Throws() =>
        Assert.Equal("options", Assert.Throws<ArgumentNullException>(static () => new OpenRouterClient((OpenRouterClientOptions)null!)).ParamName);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void A01_MissingKey_Throws(string? key) =>
        Assert.Equal("ApiKey", Assert.Throws<ArgumentException>(() => new OpenRouterChatClient(key!, "a/b")).ParamName);

    [Fact]
    public void Constructors_ModelAndDimensions_AreCheckedBeforeAClientIsMade()
    {
        Assert.Equal("model", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterEmbeddingGenerator("", " ")).ParamName);
        Assert.Equal("dimensions", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterEmbeddingGenerator("", "a/b", 0)).ParamName);
        Assert.Equal("model", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterChatClient("", " ")).ParamName);
        Assert.Equal("model", Assert.ThrowsAny<ArgumentException>(static () => new OpenRouterResponsesChatClient("", " ")).ParamName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A02_AsIChatClient_EmptyModel_Throws(string model)
    {
        using OpenRouterClient client = new(Wire.Options());

        Assert.Equal("model", Assert.Throws<ArgumentException>(() => client.AsIChatClient(model)).ParamName);
        Assert.Equal("model", Assert.Throws<ArgumentException>(() => new OpenRouterChatClient(Wire.Key, model)).ParamName);
    }

    [Fact]
    public async Task A02_AsIChatClient_NullModel_SendsNone()
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming: false);
        using OpenRouterClient client = new(Wire.Options(), handler.Client());

        await client.AsIChatClient().AskAsync(streaming: false);

        JsonAssert.Equal("""{"messages":[{"role":"user","content":"hi"}]}""", handler.Body());
        Assert.Equal("model", Assert.Throws<ArgumentNullException>(static () => new OpenRouterChatClient(Wire.Key, null!)).ParamName);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData(null)]
    public void A03_Metadata_Expected(string? model)
    {
        Uri endpoint = new("https://localhost/some/endpoint");
        using OpenRouterClient client = new(Wire.Options(options => options.Endpoint = endpoint));

        ChatClientMetadata metadata = client.AsIChatClient(model).GetRequiredService<ChatClientMetadata>();

        Assert.Equal("openrouter", metadata.ProviderName);
        Assert.Equal(endpoint, metadata.ProviderUri);
        Assert.Equal(model, metadata.DefaultModelId);
    }

    [Fact]
    public void A03_Metadata_Defaults()
    {
        using OpenRouterChatClient chat = new(Wire.Key, "a/b");

        ChatClientMetadata metadata = chat.GetRequiredService<ChatClientMetadata>();

        Assert.Equal(new Uri("https://openrouter.ai/api/v1"), metadata.ProviderUri);
        Assert.Equal("a/b", metadata.DefaultModelId);
    }

    [Fact]
    public void A11_Dispose_OwnConnections_IsIdempotent()
    {
        OpenRouterChatClient chat = new(Wire.Key, "a/b");

        chat.Dispose();
        chat.Dispose();

        Assert.NotNull(chat.GetService<ChatClientMetadata>());
    }

    [Fact]
    public async Task A11_Dispose_IsIdempotent_DoesNotDisposeInjectedHttpClient()
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming: false).Says(streaming: false).Answer("{}");
        using HttpClient http = handler.Client();
        OpenRouterClient client = new(Wire.Options(), http);
        IChatClient chat = client.AsIChatClient("a/b");

        chat.Dispose();
        chat.Dispose();
        Assert.Equal("done", (await client.AsIChatClient("a/b").AskAsync(streaming: false)).Text);
        client.Dispose();
        client.Dispose();

        Assert.Equal("done", (await new OpenRouterClient(Wire.Options(), http).AsIChatClient("a/b").AskAsync(streaming: false)).Text);
        Assert.Equal("{}", await http.GetStringAsync(new Uri("https://host.test/"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A12_UserAgent_ContainsMEAI(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);
        using IChatClient chat = AnswerScript.Chat(handler);

        await chat.AskAsync(streaming);

        Assert.Matches(@"^OpenRouter\.AI/\d+\.\d+\.\d+\S* MEAI/10\.\d+\.\d+\S*$", handler.Requests[0].Headers["User-Agent"]);
    }

    [Fact]
    public void A13_Construction_DoesNoIO()
    {
        ScriptedHandler handler = new ScriptedHandler().Fail(new IOException("no connection"));
        using IChatClient chat = AnswerScript.Chat(handler)
            .AsBuilder().UseFunctionInvocation().UseOpenTelemetry().UseLogging(NullLoggerFactory.Instance).Build();

        Assert.NotNull(chat.GetService<ChatClientMetadata>());
        Assert.NotNull(chat.GetService<OpenRouterClient>());
        Assert.Null(chat.GetService<ILoggerFactory>());
        Assert.Empty(handler.Requests);
    }
}
