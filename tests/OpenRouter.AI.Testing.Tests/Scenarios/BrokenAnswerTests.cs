using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Scenarios;

/// <summary>The models whose answers break off, stop or fail once.</summary>
public sealed class BrokenAnswerTests
{
    [Fact]
    public async Task Vanish_Streamed_BreaksAfterText()
    {
        await using EmulatorClient client = await StartAsync();
        using HttpResponseMessage response = await client.SendAsync(UserStream("emulator/vanish"));

        EventList events = await EventList.ReadBrokenAsync(response, TestContext.Current.CancellationToken);

        Assert.Equal(2, events.Chunks.Count);
        Assert.False(await client.Server.Requests.Single().Completion);
    }

    [Fact]
    public async Task Vanish_Body_Breaks()
    {
        await using EmulatorClient client = await StartAsync();
        using HttpResponseMessage response = await client.SendAsync(User("emulator/vanish"));

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Cut_Streamed_EndsInGoodOrderWithoutFinish()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/cut"));

        Assert.Equal(2, events.Chunks.Count);
        Assert.All(events.Chunks, chunk => Assert.Null(Finish(chunk)));
        Assert.False(events.IsDone);
    }

    [Fact]
    public async Task Cut_Body_IsHalfAnAnswer()
    {
        await using EmulatorClient client = await StartAsync();
        using HttpResponseMessage response = await client.SendAsync(User("emulator/cut"));

        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.ThrowsAny<JsonException>(() => Parse(text));
    }

    [Fact]
    public async Task Silent_Streamed_WaitsUntilTheClientLeaves()
    {
        await using EmulatorClient client = await StartAsync();
        HttpResponseMessage response = await client.SendAsync(UserStream("emulator/silent"));
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        int chunks = 0;
        while (chunks < 2)
        {
            string? line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            chunks += line!.StartsWith("data: ", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.False(client.Server.Requests.Single().Completion.IsCompleted);
        response.Dispose();

        Assert.False(await client.Server.Requests.Single().Completion);
    }

    [Fact]
    public async Task Flaky_SecondRequest_Succeeds()
    {
        await using EmulatorClient client = await StartAsync();

        (int status, _) = await client.FailAsync(User("emulator/flaky"));
        JsonElement answer = await client.ChatAsync(User("emulator/flaky"));

        Assert.Equal(429, status);
        Assert.Equal("stop", Finish(answer));
    }
}
