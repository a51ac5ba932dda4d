#pragma warning disable MEAI001 // The failover client is what is tested against here.
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class AnswerMiddlewareTests
{
    private const string Busy = """{"error":{"code":503,"message":"busy"}}""";

    [Theory]
    [InlineData(Busy, 503, "application/json")]
    [InlineData("data: {\"error\":{\"code\":503,\"message\":\"busy\"}}\n\n", 200, "text/event-stream")]
    public async Task G12_Failover_Streaming(string body, int status, string mediaType)
    {
        ScriptedHandler bad = new ScriptedHandler().Answer(body, status, mediaType);
        ScriptedHandler good = new ScriptedHandler().Answer(
            AnswerScript.Events(AnswerScript.Text("good"), AnswerScript.Finish()) + AnswerScript.Done, 200, "text/event-stream");
        using var chat = new OrderedFailoverChatClient([AnswerScript.Chat(bad), AnswerScript.Chat(good)]);
        List<ChatResponseUpdate> updates = [];

        await AnswerScript.ReadAsync(chat, updates);

        Assert.Equal("good", updates.ToChatResponse().Text);
        Assert.Single(bad.Requests);
        Assert.Single(good.Requests);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(200)]
    public async Task G12_Failover_NonStreaming(int status)
    {
        ScriptedHandler bad = new ScriptedHandler().Answer(Busy, status);
        ScriptedHandler good = new ScriptedHandler().Answer(AnswerScript.Body("\"content\":\"good\""));
        using var chat = new OrderedFailoverChatClient([AnswerScript.Chat(bad), AnswerScript.Chat(good)]);

        ChatResponse response = await chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken);

        Assert.Equal("good", response.Text);
        Assert.Single(bad.Requests);
        Assert.Single(good.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task G13_OTelErrorType(bool streaming)
    {
        string source = "answers-" + streaming;
        List<Activity> activities = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = found => found.Name == source,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using IChatClient chat = AnswerScript.Chat(new ScriptedHandler().Answer("{\"error\":{\"code\":500,\"message\":\"no\"}}", 500))
            .AsBuilder().UseOpenTelemetry(sourceName: source).Build();

        await Assert.ThrowsAsync<OpenRouterException>(() => streaming
            ? AnswerScript.ReadAsync(chat, [])
            : chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken));

        Activity activity = Assert.Single(activities);
        Assert.Equal(ActivityStatusCode.Error, activity.Status);
        Assert.Equal("OpenRouter.AI.OpenRouterException", activity.TagObjects.Single(static tag => tag.Key == "error.type").Value);
    }
}
