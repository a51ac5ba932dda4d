using System;
using System.Threading.Tasks;
using Microsoft.Playwright;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.WebChat.Tests;

public class BrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Markdown = """
        # Title
        Some **strong** words, `x < 1`:
        - one
        - two

        1. first

        ```html
        <script>window.broken = true</script>
        ```

        [fine](https://example.org/) [bad](javascript:window.broken=true) <img src="x" onerror="window.broken=true">
        """;

    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task Answer_Streamed_IsShownWithReasoningFoldedAndCost()
    {
        await using Site site = await Site.StartAsync();
        IPage page = await browser.OpenAsync(site);

        await AskAsync(page, "emulator/reasoning");

        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("$");
        await Assertions.Expect(page.Locator("#notice")).ToContainTextAsync("local emulation");
        await Assertions.Expect(page.Locator(".assistant .body")).Not.ToBeEmptyAsync();
        await Assertions.Expect(page.Locator("details .thoughts")).ToBeHiddenAsync();
        await page.Locator("summary").ClickAsync();
        await Assertions.Expect(page.Locator("details .thoughts")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#spent")).Not.ToHaveTextAsync("$0");

        await AskAsync(page, "emulator/reasoning");

        await Assertions.Expect(page.Locator(".facts")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".failure")).ToHaveCountAsync(0);
        await page.CloseAsync();
    }

    /// <summary>What an answer brings is text of strangers, and must not become part of the page.</summary>
    [Fact]
    public async Task Answer_MarkdownImageAndCitations_AreShownAsSuch()
    {
        await using OpenRouterEmulator upstream = await OpenRouterEmulator.StartAsync(null, TestContext.Current.CancellationToken);
        upstream.Chat.Reply(EmulatedReply.Text(Markdown).AndImage(Pixel).AndCitation("https://example.org/a?b=1&c=2", "A <b>source</b>"));
        await using Site site = await Site.StartAsync("OpenRouter:ApiKey=" + upstream.ApiKey, "OpenRouter:Model=emulator/echo", "OpenRouter:Endpoint=" + upstream.Endpoint.AbsoluteUri);
        IPage page = await browser.OpenAsync(site);

        await AskAsync(page, null);

        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("$");
        ILocator body = page.Locator(".assistant .body");
        await Assertions.Expect(body.Locator("h2")).ToHaveTextAsync("Title");
        await Assertions.Expect(body.Locator("p").First).ToHaveTextAsync("Some strong words, x < 1:");
        await Assertions.Expect(body.Locator("strong")).ToHaveTextAsync("strong");
        await Assertions.Expect(body.Locator("ul li")).ToHaveTextAsync(["one", "two"]);
        await Assertions.Expect(body.Locator("ol li")).ToHaveTextAsync(["first"]);
        await Assertions.Expect(body.Locator("pre code")).ToHaveTextAsync("<script>window.broken = true</script>\n");
        await Assertions.Expect(body.Locator("a")).ToHaveTextAsync(["fine"]);
        await Assertions.Expect(body.Locator("script, img")).ToHaveCountAsync(0);
        Assert.Equal("https://example.org/", await body.Locator("a").GetAttributeAsync("href"));
        ILocator source = page.Locator(".sources a");
        await Assertions.Expect(source).ToHaveTextAsync("A <b>source</b>");
        Assert.Equal("https://example.org/a?b=1&c=2", await source.GetAttributeAsync("href"));
        Assert.Equal(1, await page.Locator(".assistant > img").EvaluateAsync<int>("async image => { await image.decode(); return image.naturalWidth; }"));
        Assert.False(await page.EvaluateAsync<bool>("() => window.broken === true"));
        await page.CloseAsync();
    }

    [Fact]
    public async Task Stop_WhileStreaming_ClosesTheRequestToTheService()
    {
        await using HoldingServer upstream = await HoldingServer.StartAsync();
        await using Site site = await Site.StartAsync("OpenRouter:ApiKey=sk-or-v1-test", "OpenRouter:Model=a/b", "OpenRouter:Endpoint=" + upstream.Endpoint);
        IPage page = await browser.OpenAsync(site);

        await AskAsync(page, null);
        await Assertions.Expect(page.Locator(".assistant .body")).ToContainTextAsync("one");
        await page.Locator("#stop").ClickAsync();

        await Assertions.Expect(page.Locator(".facts")).ToHaveTextAsync("Stopped.");
        await Assertions.Expect(page.Locator("#send")).ToBeVisibleAsync();
        await upstream.Free.WaitAsync(TestContext.Current.CancellationToken);

        // What the part of an answer has cost is found out after it has ended.
        await Assertions.Expect(page.Locator("#spent")).ToHaveTextAsync("$0.0001", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#left")).ToHaveTextAsync("$0.9999");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Failure_OfTheService_IsShown()
    {
        await using Site site = await Site.StartAsync();
        IPage page = await browser.OpenAsync(site);

        await AskAsync(page, "emulator/error-mid-stream");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).Not.ToBeEmptyAsync();
        await Assertions.Expect(page.Locator("#send")).ToBeVisibleAsync();

        // The error came while the price of a whole answer was set aside. It has cost nothing, which is found out later.
        await Assertions.Expect(page.Locator("#spent")).ToHaveTextAsync("$0", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#left")).ToHaveTextAsync("$1");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Budget_Reached_IsShown()
    {
        await using Site site = await Site.StartAsync("WebChat:Budget=0.00001");
        IPage page = await browser.OpenAsync(site);

        await AskAsync(page, "emulator/echo");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("budget 'web-chat'");
        await Assertions.Expect(page.Locator("#left")).ToHaveTextAsync("$0.00001");
        await page.CloseAsync();
    }

    private static async Task AskAsync(IPage page, string? model)
    {
        if (model is not null)
        {
            await page.Locator("#model").SelectOptionAsync(model);
        }

        await page.Locator("#question").FillAsync("Why?");
        await page.Locator("#send").ClickAsync();
    }
}
