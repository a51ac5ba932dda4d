using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace OpenRouter.AI.WebChat.Tests;

/// <summary>A headless Chromium; not there when the machine has none.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string? path = ((string[])["chromium", "chromium-browser", "google-chrome"])
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,

            // Containers give no user namespaces for a sandbox, and only our own page is loaded.
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    internal async Task<IPage> OpenAsync(Site site)
    {
        Assert.SkipWhen(_browser is null, "Chromium is not installed");
        IPage page = await _browser!.NewPageAsync();
        await page.GotoAsync(site.App.Address.AbsoluteUri);
        await Assertions.Expect(page.Locator("#notice")).Not.ToBeEmptyAsync();
        return page;
    }
}
