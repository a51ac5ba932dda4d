using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Sessions;

/// <summary>Which conversation is kept with which provider.</summary>
public class SessionProviderTests
{
    private const string Providers = """{"data":[{"name":"Alpha","slug":"alpha"},{"name":"Beta","slug":"beta"}]}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Strangers_BeginAlike_EachStaysWithItsProvider(bool streamed)
    {
        await using TestApp app = await StartAsync();
        List<ChatMessage> one = await BeginAsync(app, "Alpha", streamed);
        List<ChatMessage> other = await BeginAsync(app, "Beta", streamed);

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));
        string? pinOfOne = await PinOfNextAsync(app, one, "Alpha");
        string? pinOfOther = await PinOfNextAsync(app, other, "Beta");

        Assert.Equal(("""["alpha"]""", """["beta"]"""), (pinOfOne, pinOfOther));
    }

    [Fact]
    public async Task Stranger_ThoughtIsNotKnown_HasNoProviderOfOthers()
    {
        await using TestApp app = await StartAsync();
        await BeginAsync(app, "Alpha", streamed: false);
        List<ChatMessage> other =
        [
            new(ChatRole.User, "first"),
            new(ChatRole.Assistant, [new TextReasoningContent("hm") { ProtectedData = """[{"type":"reasoning.text","text":"hm","signature":"of another","index":0}]""" }]),
        ];

        Assert.Null(await PinOfNextAsync(app, other, "Beta"));
    }

    /// <summary>Two who ask the same may be told the same thought, unless it is signed.</summary>
    [Theory]
    [InlineData("""[{"type":"reasoning.text","text":"hm","signature":null,"index":0}]""")]
    [InlineData("""[{"type":"reasoning.summary","summary":"hm","index":0}]""")]
    public async Task Strangers_AreToldTheSameUnsignedThought_HaveNoProvider(string details)
    {
        await using TestApp app = await StartAsync();
        app.Server.Enqueue(Answer("Alpha", streamed: false, details));
        ChatResponse response = await app.Services.GetRequiredService<IChatClient>().GetResponseAsync("first", cancellationToken: TestContext.Current.CancellationToken);
        List<ChatMessage> other = [new(ChatRole.User, "first"), .. response.Messages];

        Assert.Null(await PinOfNextAsync(app, other, "Beta"));
    }

    /// <summary>A signed thought goes back with every request, also when others came after it.</summary>
    [Theory]
    [InlineData("later answer")]
    [InlineData("same answer")]
    public async Task Thought_UnsignedOneFollows_SignedOneStaysWithItsProvider(string place)
    {
        const string Unsigned = """[{"type":"reasoning.text","text":"so","signature":null,"index":0}]""";
        await using TestApp app = await StartAsync();
        List<ChatMessage> history = await BeginAsync(app, "Alpha", streamed: false);
        if (place == "later answer")
        {
            history.Add(new(ChatRole.User, "second"));
            history.Add(new(ChatRole.Assistant, [new TextReasoningContent("so") { ProtectedData = Unsigned }, new TextContent("two")]));
        }
        else
        {
            history[1].Contents.Add(new TextReasoningContent("so") { ProtectedData = Unsigned });
            history[1].AdditionalProperties = null;
        }

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));

        Assert.Equal("""["alpha"]""", await PinOfNextAsync(app, history, "Alpha"));
    }

    /// <summary>What the extra body says hides what is said anywhere else.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Routing_IsInTheExtraBody_IsKeptAndPinned(bool isOfFactory)
    {
        await using TestApp app = await StartAsync();
        List<ChatMessage> history = await BeginAsync(app, "Alpha", streamed: false);
        Dictionary<string, JsonElement> extra = new() { ["provider"] = JsonElement.Parse("""{"zdr":true,"new":1}""") };
        ChatOptions options = isOfFactory
            ? new() { RawRepresentationFactory = _ => new OpenRouterRequestOptions { ExtraBody = extra } }
            : new ChatOptions().WithOpenRouter(own => own.ExtraBody = extra);
        app.Server.Enqueue(ScriptedAnswer.Json(Providers));

        Assert.Equal("""["alpha"]""", await PinOfNextAsync(app, history, "Alpha", options));
        JsonElement provider = app.Server.Requests[^1].Body!.Value.GetProperty("provider");
        Assert.True(provider.GetProperty("zdr").GetBoolean());
        Assert.Equal(1, provider.GetProperty("new").GetInt32());
    }

    /// <summary>Hosts that keep histories as JSON, or that drop the thoughts themselves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task History_WasStored_StaysWithItsProvider(bool dropsThoughts)
    {
        await using TestApp app = await StartAsync();
        List<ChatMessage> history = await BeginAsync(app, "Alpha", streamed: true);
        JsonTypeInfo json = AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(ChatMessage));
        history[1] = (ChatMessage)JsonSerializer.Deserialize(JsonSerializer.Serialize(history[1], json), json)!;
        if (dropsThoughts)
        {
            history[1].Contents = [new TextContent(history[1].Text)];
        }

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));

        Assert.Equal("""["alpha"]""", await PinOfNextAsync(app, history, "Alpha"));
    }

    /// <summary>What the caller lets serve the request holds, whoever served the one before.</summary>
    [Theory]
    [InlineData("only", "Beta", null)]
    [InlineData("ignore", "Alpha", null)]
    [InlineData("only", "alpha", """["alpha"]""")]
    public async Task Provider_IsNotAllowed_IsNotPinned(string field, string provider, string? order)
    {
        await using TestApp app = await StartAsync();
        List<ChatMessage> history = await BeginAsync(app, "Alpha", streamed: false);
        ChatOptions options = new ChatOptions().WithOpenRouter(own => own.Provider = field == "only" ? new() { Only = [provider] } : new() { Ignore = [provider] });
        app.Server.Enqueue(ScriptedAnswer.Json(Providers));

        Assert.Equal(order, await PinOfNextAsync(app, history, "Beta", options));
    }

    /// <summary>Where fallbacks are off, an order of the one provider would be the end of the others.</summary>
    [Theory]
    [InlineData("Order:0", "beta", """["alpha","beta"]""")]
    [InlineData("Order:0", "alpha", """["alpha"]""")]
    [InlineData("Only:0", "beta", null)]
    public async Task Provider_IsConfigured_ThePinComesFirstOfWhatIsAllowed(string key, string value, string? order)
    {
        await using TestApp app = await StartAsync(new() { ["OpenRouter:Provider:" + key] = value, ["OpenRouter:Provider:AllowFallbacks"] = "false" });
        List<ChatMessage> history = await BeginAsync(app, "Alpha", streamed: false);
        app.Server.Enqueue(ScriptedAnswer.Json(Providers));

        Assert.Equal(order, await PinOfNextAsync(app, history, "Beta"));
    }

    [Fact]
    public async Task Session_NamedByTheApplication_IsKeptByItsName()
    {
        await using TestApp app = await StartAsync();
        ChatOptions options = new() { ConversationId = "c1" };
        List<ChatMessage> history = await BeginAsync(app, "Alpha", streamed: false, options);
        history[1].Contents = [new TextReasoningContent("hm") { ProtectedData = """[{"type":"reasoning.text","text":"hm","signature":"shortened","index":0}]""" }];
        history[1].AdditionalProperties = null;

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));

        Assert.Equal("""["alpha"]""", await PinOfNextAsync(app, history, "Alpha", options));
    }

    private static async Task<List<ChatMessage>> BeginAsync(TestApp app, string provider, bool streamed, ChatOptions? options = null)
    {
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> history = [new(ChatRole.User, "first")];
        app.Server.Enqueue(Answer(provider, streamed));
        history.AddMessages(streamed
            ? await chat.GetStreamingResponseAsync(history, options, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync(history, options, TestContext.Current.CancellationToken));
        return history;
    }

    /// <summary>Asks the next question, and tells the order of providers that was sent.</summary>
    private static async Task<string?> PinOfNextAsync(TestApp app, List<ChatMessage> history, string provider, ChatOptions? options = null)
    {
        app.Server.Enqueue(Answer(provider, streamed: false));
        await app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync([.. history, new(ChatRole.User, "second")], options, TestContext.Current.CancellationToken);
        return app.Server.Requests[^1].Body!.Value.TryGetProperty("provider", out JsonElement routing) && routing.TryGetProperty("order", out JsonElement order) ? order.GetRawText() : null;
    }

    private static ScriptedAnswer Answer(string provider, bool streamed, string? details = null)
    {
        details ??= $$$"""[{"type":"reasoning.text","text":"hm","signature":"of {{{provider}}}","format":"anthropic-claude-v1","index":0}]""";
        string answer = $$$"""{"id":"gen-{{{provider}}}","provider":"{{{provider}}}","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one","reasoning":"hm","reasoning_details":{{{details}}}}}]}""";
        return streamed
            ? ScriptedAnswer.Events(answer.Replace("\"message\"", "\"delta\"", StringComparison.Ordinal), "[DONE]")
            : ScriptedAnswer.Json(answer);
    }

    private static Task<TestApp> StartAsync(Dictionary<string, string?>? settings = null) =>
        TestApp.StartAsync(static services => services.AddOpenRouterChatClient("emulator/echo").UseOpenRouterSessions(), settings);
}
