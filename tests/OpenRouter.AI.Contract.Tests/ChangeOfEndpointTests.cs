using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Contract.Tests;

/// <summary>A conversation that changes its endpoint in the middle.</summary>
public sealed class ChangeOfEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Conversation_ThereAndBack_LosesNoTextAndNoCall(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        ChatOptions options = new() { Tools = [AIFunctionFactory.Create(static (string city) => "sunny in " + city, "weather")] };
        List<ChatMessage> history = [];
        List<string> answers = [];

        foreach (Endpoint endpoint in new[] { Endpoint.Chat, Endpoint.Responses, Endpoint.Chat, Endpoint.Responses })
        {
            using IChatClient chat = endpoint.Open(local.Client, "emulator/tools").AsBuilder().UseFunctionInvocation().Build();
            history.Add(new ChatMessage(ChatRole.User, $"Question {history.Count}"));
            ChatResponse response = streams
                ? await chat.GetStreamingResponseAsync(history, options, Token).ToChatResponseAsync(Token)
                : await chat.GetResponseAsync(history, options, Token);
            answers.Add(response.Text);
            history.AddMessages(response);
        }

        string[] calls = [.. history.SelectMany(static own => own.Contents).OfType<FunctionCallContent>().Select(static call => call.CallId)];
        Assert.Equal(4, calls.Distinct(StringComparer.Ordinal).Count());
        foreach (string last in local.Server.Requests.TakeLast(3).Select(static request => request.Text))
        {
            // What the last turn began with: every call, its result and every text of the turns before.
            Assert.All(calls[..3], call => Assert.Equal(3, last.Split($"\"{call}\"").Length));
            Assert.All(answers[..3], answer => Assert.Contains(JsonEncodedText.Encode(answer, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(), last, StringComparison.Ordinal));
            Assert.All(history.Where(static own => own.Role == ChatRole.User).Take(3), own => Assert.Contains(own.Text, last, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reasoning_OfTheOtherEndpoint_IsLeftBehindAndHarmsNobody(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        ChatOptions options = new() { Reasoning = new() { Effort = ReasoningEffort.High } };
        List<ChatMessage> history = [];
        List<string> texts = [];

        foreach (Endpoint endpoint in new[] { Endpoint.Chat, Endpoint.Responses, Endpoint.Chat, Endpoint.Responses })
        {
            IChatClient chat = endpoint.Open(local.Client, "emulator/reasoning");
            history.Add(new ChatMessage(ChatRole.User, $"Question {history.Count}"));
            ChatResponse response = streams
                ? await chat.GetStreamingResponseAsync(history, options, Token).ToChatResponseAsync(Token)
                : await chat.GetResponseAsync(history, options, Token);
            texts.Add(response.Text);
            history.AddMessages(response);
        }

        JsonElement chatTurn = local.Server.Requests[2].Body!.Value;
        JsonElement[] assistants = [.. chatTurn.GetProperty("messages").EnumerateArray().Where(static own => own.GetProperty("role").GetString() == "assistant")];
        Assert.Equal(texts[..2], assistants.Select(static own => own.GetProperty("content").GetString()));
        Assert.Equal([true, false], assistants.Select(static own => own.TryGetProperty("reasoning_details", out _)));
    }
}
