using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Scripting;

public sealed class ScriptedAnswerTests
{
    [Fact]
    public async Task Json_StatusAndHeader_AreSentAsTheyAre()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Enqueue(ScriptedAnswer.Json("{ \"odd\" : 1", HttpStatusCode.TooManyRequests).WithHeader("Retry-After", "7"));

        using HttpResponseMessage response = await client.SendAsync("no JSON at all");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("7", response.Headers.GetValues("Retry-After").Single());
        Assert.Equal("{ \"odd\" : 1", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("no JSON at all", client.Server.Requests.Single().Text);
    }

    [Fact]
    public async Task Enqueue_Two_AreUsedInTurnThenTheEmulatorAnswers()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Enqueue(ScriptedAnswer.Json("1"));
        client.Server.Enqueue(ScriptedAnswer.Raw("text/html", "<p>2</p>"));

        Assert.Equal(1, (await client.ChatAsync(User("emulator/echo"))).GetInt32());
        Assert.Equal("<p>2</p>", await client.Http.GetStringAsync(client.Url("/models"), TestContext.Current.CancellationToken));
        Assert.Equal("stop", Finish(await client.ChatAsync(User("emulator/echo"))));
    }

    [Fact]
    public async Task Events_Data_IsFramed()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Enqueue(ScriptedAnswer.Events(": wait", "{}", "[DONE]"));

        EventList events = await client.StreamAsync(UserStream("emulator/echo"));

        Assert.Equal([": wait", "", "data: {}", "", "data: [DONE]", ""], events.Lines);
    }

    [Fact]
    public async Task AbortAfter_Events_SendsThemThenBreaks()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Enqueue(ScriptedAnswer.Events("1", "2", "3").AbortAfter(2));
        using HttpResponseMessage response = await client.SendAsync(UserStream("emulator/echo"));

        EventList events = await EventList.ReadBrokenAsync(response, TestContext.Current.CancellationToken);

        Assert.Equal(["1", "2"], events.Data);
    }

    [Fact]
    public async Task AbortAfter_Zero_SendsNothing()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Enqueue(ScriptedAnswer.Events("1").AbortAfter(0));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(UserStream("emulator/echo")));

        Assert.False(await client.Server.Requests.Single().Completion);
    }

    [Fact]
    public async Task AbortAfter_Characters_SendsPartOfTheBody()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Enqueue(ScriptedAnswer.Json("{\"a\":1}").AbortAfter(3));
        using HttpResponseMessage response = await client.SendAsync(User("emulator/echo"));

        await Assert.ThrowsAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StallAfter_Zero_SendsHeadersOnly()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Enqueue(ScriptedAnswer.Events("1").WithHeader("X-Generation-Id", "gen-1").StallAfter(0));

        HttpResponseMessage response = await client.SendAsync(UserStream("emulator/echo"));

        Assert.Equal("gen-1", response.Headers.GetValues("X-Generation-Id").Single());
        Assert.False(client.Server.Requests.Single().Completion.IsCompleted);
        response.Dispose();
        Assert.False(await client.Server.Requests.Single().Completion);
    }

    [Fact]
    public async Task With_Methods_LeaveTheOriginalAsItIs()
    {
        await using EmulatorClient client = await StartAsync();
        ScriptedAnswer answer = ScriptedAnswer.Json("1");
        _ = answer.WithHeader("X-Odd", "1").AbortAfter(0);
        client.Server.Enqueue(answer);

        using HttpResponseMessage response = await client.SendAsync(User("emulator/echo"));

        Assert.False(response.Headers.Contains("X-Odd"));
    }
}
