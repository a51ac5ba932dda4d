using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;

namespace OpenRouter.AI.WebChat.Tests;

public class ChatSiteTests
{
    [Fact]
    public async Task Page_WithoutKey_IsServedAndSaysWhoAnswers()
    {
        await using Site site = await Site.StartAsync();

        string page = await site.Http.GetStringAsync("/", TestContext.Current.CancellationToken);
        JsonElement described = JsonElement.Parse(await site.Http.GetStringAsync("api/site", TestContext.Current.CancellationToken));

        Assert.Contains("chat.js", page, StringComparison.Ordinal);
        Assert.Contains("a local emulation answers here", described.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal("emulator/reasoning", described.GetProperty("model").GetString());
        Assert.Contains(described.GetProperty("models").EnumerateArray(), static model => model.GetProperty("id").GetString() == "emulator/echo");
        Assert.Equal(1m, described.GetProperty("budget").GetProperty("left").GetDecimal());
        Assert.Equal("Healthy", await site.Http.GetStringAsync("health", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Chat_Reasoning_IsStreamedAndGoesBackUnchanged()
    {
        await using Site site = await Site.StartAsync();

        List<(string Kind, JsonElement Data)> events = await site.ReadAllAsync(Site.Question(null));
        JsonElement done = events[^1].Data;
        string next = $$"""{"messages":[{"role":"user","contents":[{"$type":"text","text":"hi"}]},{{string.Join(',', done.GetProperty("messages").EnumerateArray().Select(static message => message.GetRawText()))}},{"role":"user","contents":[{"$type":"text","text":"and?"}]}]}""";
        List<(string Kind, JsonElement Data)> second = await site.ReadAllAsync(next);

        Assert.True(events.Count(static item => item.Kind == "text") > 1);
        Assert.Contains(events, static item => item.Kind == "reasoning");
        Assert.Equal("done", events[^1].Kind);
        Assert.True(done.GetProperty("cost").GetDecimal() > 0);
        Assert.Equal(Budget(done.GetProperty("cost").GetDecimal()), Budget(done.GetProperty("budget")));

        // The emulation refuses thoughts that were changed on the way.
        Assert.Equal("done", second[^1].Kind);
    }

    [Theory]
    [InlineData("emulator/image", "image")]
    [InlineData("emulator/citations", "citation")]
    public async Task Chat_SpecialContent_IsAnEventOfItsOwn(string model, string kind)
    {
        await using Site site = await Site.StartAsync();

        List<(string Kind, JsonElement Data)> events = await site.ReadAllAsync(Site.Question(model));

        Assert.Contains(events, item => item.Kind == kind && item.Data.GetProperty("uri").GetString() is { Length: > 0 });
    }

    [Fact]
    public async Task Chat_Refusal_IsShown()
    {
        await using Site site = await Site.StartAsync();

        List<(string Kind, JsonElement Data)> events = await site.ReadAllAsync(Site.Question("emulator/refusal"));

        Assert.Contains(events, static item => item.Kind == "text" && item.Data.GetProperty("text").GetString() is { Length: > 0 });
    }

    [Theory]
    [InlineData("emulator/error-402")]
    [InlineData("emulator/error-mid-stream")]
    [InlineData("emulator/cut")]
    public async Task Chat_Failure_IsTold(string model)
    {
        await using Site site = await Site.StartAsync();

        (string kind, JsonElement data) = (await site.ReadAllAsync(Site.Question(model)))[^1];

        Assert.Equal("failure", kind);
        Assert.NotEmpty(data.GetProperty("title").GetString()!);
    }

    [Fact]
    public async Task Chat_BudgetReached_IsTold()
    {
        await using Site site = await Site.StartAsync("WebChat:Budget=0.00001");

        (string kind, JsonElement data) = Assert.Single(await site.ReadAllAsync(Site.Question("emulator/echo")));

        Assert.Equal("failure", kind);
        Assert.Contains("budget 'web-chat' does not cover", data.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(0.00001m, data.GetProperty("budget").GetProperty("left").GetDecimal());
    }

    [Fact(Timeout = 60_000)]
    public async Task Chat_Left_BudgetTellsTheCostAsSoonAsItIsKnown()
    {
        await using HoldingServer upstream = await HoldingServer.StartAsync();
        await using Site site = await Site.StartAsync("OpenRouter:ApiKey=sk-or-v1-test", "OpenRouter:Model=a/b", "OpenRouter:Endpoint=" + upstream.Endpoint);

        using (HttpResponseMessage response = await site.AskAsync(Site.Question(null), TestContext.Current.CancellationToken))
        {
            await (await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)).ReadExactlyAsync(new byte[16], TestContext.Current.CancellationToken);
        }

        await upstream.Free.WaitAsync(TestContext.Current.CancellationToken);
        (decimal Spent, decimal Left) budget;
        do
        {
            budget = Budget(JsonElement.Parse(await site.Http.GetStringAsync("api/budget", TestContext.Current.CancellationToken)));
        }
        while (budget.Spent != HoldingServer.Cost);

        Assert.Equal(Budget(HoldingServer.Cost), budget);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":[{"role":"user"}]}""")]
    [InlineData("""{"messages":[{"role":"assistant","contents":[{"$type":"text","text":"hi"}]}]}""")]
    [InlineData("""{"messages":[null]}""")]
    [InlineData("""{"messages":"hi"}""")]
    [InlineData("""{"messages":[{"role":"user","contents":[{"$type":"nothing"}]}]}""")]
    [InlineData("""{"messages":[{"role":"user","contents":[{"$type":"text","text":" "}]}]}""")]
    [InlineData("""{"messages":[{"role":"user","contents":[null]}]}""")]
    [InlineData("""{"messages":[{"role":"","contents":[{"$type":"text","text":"hi"}]}]}""")]
    [InlineData("""{"messages":[{"role":"user","contents":[{"$type":"data","uri":"nonsense"}]}]}""")]
    [InlineData("not JSON")]
    public async Task Chat_BadBody_Is400WithAProblem(string body)
    {
        await using Site site = await Site.StartAsync();

        using HttpResponseMessage response = await site.AskAsync(body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private static (decimal Spent, decimal Left) Budget(decimal spent) => (spent, 1m - spent);

    private static (decimal Spent, decimal Left) Budget(JsonElement budget) => (budget.GetProperty("spent").GetDecimal(), budget.GetProperty("left").GetDecimal());
}
