using System.Threading.Tasks;
using Microsoft.Playwright;

namespace OpenRouter.AI.WebChat.Tests;

public class BrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
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
