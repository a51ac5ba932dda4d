using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Sessions;

/// <summary>Naming a thought never costs an answer.</summary>
public class ThoughtNameTests
{
    /// <summary>Half a pair of surrogates, as a service writes that cuts texts apart.</summary>
    private const string Half = """[{"type":"reasoning.text","text":"h\ud83d","signature":"sig","index":0}]""";

    private const string Answer = $$$"""{"id":"gen-1","provider":"Alpha","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one","reasoning":"hm","reasoning_details":{{{Half}}}}}]}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_ThoughtHoldsHalfASurrogatePair_IsTold(bool streamed)
    {
        await using TestApp app = await StartAsync();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        app.Server.Enqueue(streamed
            ? ScriptedAnswer.Events(Answer.Replace("\"message\"", "\"delta\"", StringComparison.Ordinal), "[DONE]")
            : ScriptedAnswer.Json(Answer));

        ChatResponse response = streamed
            ? await chat.GetStreamingResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync("hi", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("one", response.Text);
    }

    public static TheoryData<string> Thoughts => [Half, """{"a":1,"a":"\ud83d"}""", "\ud83d", "no JSON"];

    [Theory]
    [MemberData(nameof(Thoughts), DisableDiscoveryEnumeration = true)]
    public async Task History_ThoughtIsOdd_IsSent(string thought)
    {
        await using TestApp app = await StartAsync();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> history =
        [
            new(ChatRole.User, "first"),
            new(ChatRole.Assistant, [new TextReasoningContent("hm") { ProtectedData = thought }, new TextContent("one")]),
            new(ChatRole.User, "second"),
        ];
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));

        Assert.Equal("one", (await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task History_DetailsHoldHalfASurrogatePair_IsSent()
    {
        await using TestApp app = await StartAsync();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        using JsonDocument document = JsonDocument.Parse(Half);
        ChatMessage told = new(ChatRole.Assistant, "one") { AdditionalProperties = new() { ["reasoning_details"] = document.RootElement } };
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));

        ChatResponse response = await chat.GetResponseAsync(
            [new(ChatRole.User, "first"), told, new(ChatRole.User, "second")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("one", response.Text);
        Assert.Contains(app.Server.Requests, static request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal));
    }

    public static TheoryData<object> Kept =>
        ["[{\"type\":\"reason\ud83d\"}]", "\ud83d", JsonElement.Parse("""[{"\ud83d":1,"type":"reason\ud83d"}]"""), JsonDocument.Parse("[]"), new List<string> { "a" }, 5, "[]"];

    /// <summary>Hosts may put anything beside a message; a null among contents is theirs too.</summary>
    [Theory]
    [MemberData(nameof(Kept), DisableDiscoveryEnumeration = true)]
    public async Task History_WhatIsKeptBesideIsOdd_IsSent(object kept)
    {
        await using TestApp app = await StartAsync();
        ChatMessage told = new(ChatRole.Assistant, [new TextContent("one"), null!]) { AdditionalProperties = new() { ["openrouter:output"] = kept } };
        app.Server.Enqueue(ScriptedAnswer.Json(Answer));

        ChatResponse response = await app.Services.GetRequiredService<IChatClient>().GetResponseAsync(
            [new(ChatRole.User, "first"), told, new(ChatRole.User, "second")], cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("one", response.Text);
    }

    [Fact]
    public async Task History_HoldsNull_IsRefusedByName()
    {
        await using TestApp app = await StartAsync();

        ArgumentException failure = await Assert.ThrowsAsync<ArgumentException>(
            () => app.Services.GetRequiredService<IChatClient>().GetResponseAsync([null!], cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("position 0", failure.Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(static services => services.AddOpenRouterChatClient("emulator/echo").UseOpenRouterSessions());
}
