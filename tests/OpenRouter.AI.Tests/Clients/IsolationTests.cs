using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>Calls leave their arguments, their answers and each other alone.</summary>
public sealed class IsolationTests
{
    private static readonly byte[] Picture = [137, 80, 78, 71];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B09_DoesNotMutateOptions(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);
        using IChatClient chat = AnswerScript.Chat(handler);
        ChatOptions options = Full();
        string before = Turns.Json(options);
        object?[] instances = Instances(options);
        AITool[] tools = [.. options.Tools!];

        await chat.AskAsync(streaming, options);

        Assert.Equal(before, Turns.Json(options));
        Assert.Equal(instances, Instances(options));
        Assert.Equal(tools, options.Tools);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B10_DoesNotMutateMessages(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);
        using IChatClient chat = AnswerScript.Chat(handler);
        List<ChatMessage> history = History();
        string before = Turns.Json(history);
        List<AIContent> contents = [.. history.SelectMany(static message => message.Contents)];

        await chat.AskAsync(streaming, history);

        Assert.Equal(before, Turns.Json(history));
        Assert.Equal(contents, history.SelectMany(static message => message.Contents));
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task B11_SharedOptions_Concurrent(bool streaming)
    {
        const int Calls = 50;
        EchoHandler handler = new();
        using OpenRouterClient client = new(Wire.Options(), handler.Client());
        using IChatClient chat = client.AsIChatClient("a/b");
        ChatOptions options = Full();
        string[] questions = [.. Enumerable.Range(0, Calls).Select(static number => "question " + number)];

        ChatResponse[] responses = await Task.WhenAll(questions.Select(question => Task.Run(
            () => chat.AskAsync(streaming, options, question), TestContext.Current.CancellationToken)));

        Assert.Equal(questions, responses.Select(static response => response.Text));
        Assert.Equal(Calls, handler.Bodies.Count);
        JsonElement[] bodies = [.. handler.Bodies.Select(static body => JsonElement.Parse(body))];
        Assert.Single(bodies.Select(static body => body.GetProperty("tools").GetRawText()).Distinct());
        Assert.Equal(Calls, bodies.Select(static body => body.GetProperty("messages").GetRawText()).Distinct().Count());
    }

    [Fact]
    public async Task B19_UpdatesAreFreshObjects()
    {
        string[] chunks = [AnswerScript.Text("one"), AnswerScript.Text("two"), AnswerScript.Finish(), AnswerScript.UsageChunk];
        ScriptedHandler handler = new();
        handler.Answer(AnswerScript.Events(chunks) + AnswerScript.Done, 200, "text/event-stream");
        handler.Answer(AnswerScript.Events(chunks) + AnswerScript.Done, 200, "text/event-stream");
        handler.Answer(AnswerScript.Events(chunks) + AnswerScript.Done, 200, "text/event-stream");
        using IChatClient chat = AnswerScript.Chat(handler);
        CancellationToken token = TestContext.Current.CancellationToken;
        List<ChatResponseUpdate> plain = await chat.GetStreamingResponseAsync("hi", null, token).ToListAsync(token);
        List<string> seen = [];

        await foreach (ChatResponseUpdate update in chat.GetStreamingResponseAsync("hi", null, token))
        {
            seen.Add(Turns.Json(update));
            Spoil(update);
        }

        List<ChatResponseUpdate> later = await chat.GetStreamingResponseAsync("hi", null, token).ToListAsync(token);
        Assert.Equal(plain.Select(Turns.Json), seen);
        Assert.Equal(plain.Select(Turns.Json), later.Select(Turns.Json));
        Assert.Equal(plain.Count, plain.Distinct().Count());
    }

    private static void Spoil(ChatResponseUpdate update)
    {
        (update.AdditionalProperties ??= [])["mine"] = true;
        update.AuthorName = "me";
        foreach (AIContent content in update.Contents)
        {
            (content.AdditionalProperties ??= [])["mine"] = true;
            (content as UsageContent)?.Details.Add(new UsageDetails { InputTokenCount = 99, AdditionalCounts = new() { ["mine"] = 1 } });
        }

        update.Contents.Clear();
    }

    private static object?[] Instances(ChatOptions options) =>
    [
        options.Tools, options.StopSequences, options.AdditionalProperties, options.Reasoning, options.ResponseFormat, options.ToolMode,
        options.RawRepresentationFactory,
    ];

    private static ChatOptions Full()
    {
        OpenRouterRequestOptions raw = new() { SessionId = "s" };
        return new ChatOptions
        {
            AllowMultipleToolCalls = true,
            ConversationId = "c",
            FrequencyPenalty = 0.1f,
            Instructions = "be brief",
            MaxOutputTokens = 100,
            ModelId = "acme/other",
            PresencePenalty = 0.2f,
            RawRepresentationFactory = _ => raw,
            Reasoning = new ReasoningOptions { Effort = ReasoningEffort.High, Output = ReasoningOutput.None },
            ResponseFormat = ChatResponseFormat.ForJsonSchema<int[]>(),
            Seed = 5,
            StopSequences = ["stop"],
            Temperature = 0.3f,
            ToolMode = ChatToolMode.RequireAny,
            Tools = [AIFunctionFactory.Create((string city) => "rain", "weather"), new HostedWebSearchTool()],
            TopK = 4,
            TopP = 0.5f,
            AdditionalProperties = new() { ["strict"] = true, ["user"] = "u", ["stop"] = new List<string> { "halt" } },
        }.WithOpenRouter(static own => own.Models = ["acme/fallback"]);
    }

    private static List<ChatMessage> History() =>
    [
        new(ChatRole.System, "be brief"),
        new(ChatRole.User, [
            new TextContent("look"), new DataContent(Picture, "image/png"), new UriContent("https://host.test/b.png", "image/png"),
            new DataContent(Picture, "audio/wav"), new DataContent(Picture, "application/pdf") { Name = "a.pdf" },
        ]) { AuthorName = "Ann B.", MessageId = "m1" },
        new(ChatRole.Assistant, [
            new TextReasoningContent("think") { ProtectedData = """[{"type":"reasoning.text","text":"think","signature":"s"}]""" },
            new TextContent("calling"), new FunctionCallContent("c1", "weather", new Dictionary<string, object?> { ["city"] = "Oslo" }),
            new FunctionCallContent("c2", "weather") { InformationalOnly = true, Exception = new InvalidOperationException("cut") },
            new UsageContent(new UsageDetails { InputTokenCount = 1 }),
        ]) { AdditionalProperties = new() { ["mine"] = 1 } },
        new(ChatRole.Tool, [new FunctionResultContent("c1", new List<AIContent> { new TextContent("rain"), new DataContent(Picture, "image/png") })]),
        new(ChatRole.Assistant, [new ErrorContent("no") { ErrorCode = "Refusal" }, new DataContent(Picture, "image/png")]),
        new(ChatRole.User, "and now?"),
    ];
}
