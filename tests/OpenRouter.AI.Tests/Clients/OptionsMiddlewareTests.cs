#pragma warning disable MEAI001 // The reducers are what is tested against here.
using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

public sealed class OptionsMiddlewareTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H15_ConfigureOptions(bool streaming)
    {
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);
        using IChatClient chat = AnswerScript.Chat(handler)
            .AsBuilder()
            .ConfigureOptions(static options =>
            {
                options.Temperature ??= 0.5f;
                options.WithOpenRouter(static own => own.SessionId ??= "s");
            })
            .Build();
        ChatOptions options = new ChatOptions { MaxOutputTokens = 10 }.WithOpenRouter(static own => own.Models = ["acme/fallback"]);
        string before = Turns.Json(options);

        await chat.AskAsync(streaming, options);

        Assert.Equal(before, Turns.Json(options));
        JsonAssert.Equal(
            "{\"model\":\"acme/writer\",\"models\":[\"acme/fallback\"]," + (streaming ? "\"stream\":true," : "")
            + """
              "max_completion_tokens":10,"temperature":0.5,"session_id":"s","messages":[{"role":"user","content":"hi"}]}
              """,
            handler.Body());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task H16_Reducer(bool streaming)
    {
        ScriptedHandler summaries = new ScriptedHandler().Says(streaming: false, "They talked.");
        ScriptedHandler handler = new ScriptedHandler().Says(streaming);
        using IChatClient summarizer = AnswerScript.Chat(summaries);
        using IChatClient chat = AnswerScript.Chat(handler)
            .AsBuilder().UseChatReducer(new SummarizingChatReducer(summarizer, targetCount: 1, threshold: 0)).Build();
        List<ChatMessage> history = [new(ChatRole.System, "be brief")];
        for (int turn = 0; turn < 4; turn++)
        {
            history.Add(new ChatMessage(ChatRole.User, "question " + turn));
            history.Add(new ChatMessage(ChatRole.Assistant, "answer " + turn));
        }

        history.Add(new ChatMessage(ChatRole.User, "last"));
        ChatResponse response = await chat.AskAsync(streaming, history);

        Assert.Equal("done", response.Text);
        Assert.Single(summaries.Requests);
        JsonAssert.Equal(
            """[{"role":"system","content":"be brief"},{"role":"assistant","content":"They talked."},{"role":"user","content":"last"}]""",
            handler.Messages(0));
    }
}
