using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Sessions;

public class SessionTests
{
    private const string Refusal = """{"error":{"code":400,"message":"Provider returned error","metadata":{"provider_name":"Alpha","raw":"{\"error\":{\"message\":\"Invalid `signature` in `thinking` block\"}}"}}}""";
    private const string Thought = """{"id":"gen-1","provider":"Alpha","model":"a/b","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"one","reasoning":"hm","reasoning_details":[{"type":"reasoning.text","text":"hm","signature":"sig","format":"anthropic-claude-v1","index":0}]}}]}""";
    private const string Signed = """[{"type":"reasoning.text","text":"hm","signature":"sig","format":"anthropic-claude-v1","index":0}]""";
    private const string Stripped = "The signature of earlier reasoning was refused. The request is sent again without that reasoning.";
    private const string Providers = """{"data":[{"name":"Alpha","slug":"alpha"}]}""";

    private readonly ConcurrentQueue<(int Id, string Message)> _logged = new();

    [Fact]
    public async Task Session_HistoryGrows_StaysTheSame()
    {
        await using TestApp app = await StartAsync();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> history = [new(ChatRole.User, "first")];

        history.AddMessages(await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));
        history.Add(new ChatMessage(ChatRole.User, "second"));
        await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);
        await chat.GetResponseAsync("other", new ChatOptions().WithOpenRouter(static own => own.SessionId = "own"), TestContext.Current.CancellationToken);

        string?[] sessions = [.. app.Server.Requests.Select(static request => request.Body!.Value.GetProperty("session_id").GetString())];
        Assert.StartsWith("s-", sessions[0], StringComparison.Ordinal);
        Assert.Equal([sessions[0], sessions[0], "own"], sessions);
        Assert.DoesNotContain("first", sessions[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signature_RefusedTwice_IsPinnedAndThenLeftOut(bool streamed)
    {
        await using TestApp app = await StartAsync();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> history = [new(ChatRole.User, "first")];
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));
        history.AddMessages(await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));
        history.Add(new ChatMessage(ChatRole.User, "second"));
        int before = history[1].Contents.Count;

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));
        ChatResponse response = streamed
            ? await chat.GetStreamingResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

        JsonElement[] sent = [.. app.Server.Requests.Where(static request => request.Body is not null).Skip(1).Select(static request => request.Body!.Value)];
        Assert.Equal("one", response.Text);
        Assert.Equal(3, sent.Length);
        Assert.Equal("""{"order":["alpha"]}""", sent[0].GetProperty("provider").GetRawText());
        Assert.Equal("alpha", sent[1].GetProperty("provider").GetProperty("only")[0].GetString());
        Assert.False(sent[1].GetProperty("provider").GetProperty("allow_fallbacks").GetBoolean());
        Assert.True(sent[1].GetProperty("messages")[1].TryGetProperty("reasoning_details", out _));
        Assert.False(sent[2].GetProperty("messages")[1].TryGetProperty("reasoning_details", out _));
        Assert.False(sent[2].TryGetProperty("provider", out _));
        Assert.Equal(before, history[1].Contents.Count);
        Assert.Equal([(20, "The signature of earlier reasoning was refused. The request is sent again to alpha alone."), (21, Stripped)], _logged);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Signature_RefusedAndProviderUnknown_IsLeftOutAtOnce(bool streamed)
    {
        await using TestApp app = await StartAsync();
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        ChatMessage[] history = [new(ChatRole.User, "first"), new(ChatRole.Assistant, [new TextReasoningContent("hm") { ProtectedData = Signed }]), new(ChatRole.User, "second")];
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));

        _ = streamed
            ? await chat.GetStreamingResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(2, app.Server.Requests.Count);
        Assert.Equal([(21, Stripped)], _logged);
    }

    [Fact]
    public async Task Signature_RefusedToTheEnd_IsRaisedAndLogged()
    {
        await using TestApp app = await StartAsync();
        ChatMessage[] history = [new(ChatRole.Assistant, [new TextReasoningContent("hm") { ProtectedData = Signed }]), new(ChatRole.User, "second")];
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal([(21, Stripped)], _logged);
    }

    /// <summary>The provider may be away, or have the model no more.</summary>
    [Theory]
    [InlineData(404, true)]
    [InlineData(503, false)]
    public async Task Signature_RefusedAndProviderIsAway_ThoughtIsLeftOut(int status, bool streamed)
    {
        await using TestApp app = await StartAsync(new() { ["OpenRouter:MaxRetries"] = "0" });
        IChatClient chat = app.Services.GetRequiredService<IChatClient>();
        List<ChatMessage> history = [new(ChatRole.User, "first")];
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));
        history.AddMessages(await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken));
        history.Add(new ChatMessage(ChatRole.User, "second"));

        app.Server.Enqueue(ScriptedAnswer.Json(Providers));
        app.Server.Enqueue(ScriptedAnswer.Json(Refusal, HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json("""{"error":{"message":"No allowed providers are available for the selected model."}}""", (HttpStatusCode)status));
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));
        ChatResponse response = streamed
            ? await chat.GetStreamingResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken)
            : await chat.GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("one", response.Text);
        Assert.DoesNotContain("reasoning_details", app.Server.Requests[^1].Body!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The encrypted content gAAA...DQ== could not be verified.")]
    [InlineData("Corrupted thought signature.")]
    public async Task Signature_RefusedInOtherWords_ThoughtIsLeftOut(string words)
    {
        await using TestApp app = await StartAsync();
        ChatMessage[] history = [new(ChatRole.Assistant, [new TextReasoningContent("hm") { ProtectedData = Signed }]), new(ChatRole.User, "second")];
        app.Server.Enqueue(ScriptedAnswer.Json($$$"""{"error":{"code":400,"message":"{{{words}}}"}}""", HttpStatusCode.BadRequest));
        app.Server.Enqueue(ScriptedAnswer.Json(Thought));

        ChatResponse response = await app.Services.GetRequiredService<IChatClient>().GetResponseAsync(history, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("one", response.Text);
        Assert.Equal([(21, Stripped)], _logged);
    }

    [Fact]
    public async Task OtherFailure_IsRaisedAtOnce()
    {
        await using TestApp app = await StartAsync();

        await Assert.ThrowsAsync<OpenRouterException>(() => app.Services.GetRequiredService<IChatClient>()
            .GetResponseAsync("hi", new() { ModelId = "emulator/error-400" }, TestContext.Current.CancellationToken));

        Assert.Single(app.Server.Requests);
        Assert.Empty(_logged);
    }

    private Task<TestApp> StartAsync(Dictionary<string, string?>? settings = null) => TestApp.StartAsync(
        services =>
        {
            services.AddSingleton<ILoggerProvider>(new EventLogs(_logged));
            services.AddOpenRouterChatClient("emulator/echo").UseOpenRouterSessions();
        },
        settings);
}
