using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Transport;

public sealed class RequestHeadersTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_ByDefault_HasOnlyWhatIsNeeded()
    {
        IReadOnlyDictionary<string, string> headers = await SendAsync(Wire.Options(), suffix: "MEAI/10.11.0");

        Assert.Equal(["Accept", "Authorization", "User-Agent"], headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("Bearer " + Wire.Key, headers["Authorization"]);
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Matches(@"^OpenRouter\.AI/\d+\.\d+\.\d+\S* MEAI/10\.11\.0$", headers["User-Agent"]);
        Assert.DoesNotContain('+', headers["User-Agent"]);
    }

    [Fact]
    public async Task Request_ForEvents_AcceptsThemAndJson() =>
        Assert.Equal("text/event-stream, application/json", (await SendAsync(Wire.Options(), Wire.Post(stream: true)))["Accept"]);

    [Fact]
    public async Task Attribution_WhenSet_IsSent()
    {
        IReadOnlyDictionary<string, string> headers = await SendAsync(Wire.Options(o =>
        {
            o.AppTitle = "My App";
            o.AppUrl = new Uri("https://app.test/start");
            o.AppCategories.Add("cli-agent");
            o.AppCategories.Add("roleplay");
        }));

        Assert.Equal("My App", headers["X-OpenRouter-Title"]);
        Assert.Equal("https://app.test/start", headers["HTTP-Referer"]);
        Assert.Equal("cli-agent,roleplay", headers["X-OpenRouter-Categories"]);
    }

    [Fact]
    public async Task Title_BeyondAscii_IsPercentEncoded() =>
        Assert.Equal("100%25 Caf%C3%A9%0A", (await SendAsync(Wire.Options(o => o.AppTitle = "100% Café\n.")))["X-OpenRouter-Title"].TrimEnd('.'));

    [Fact]
    public async Task Custom_SameNameAsOurs_Wins()
    {
        IReadOnlyDictionary<string, string> headers = await SendAsync(Wire.Options(o =>
        {
            o.AppTitle = "ours";
            o.Headers["x-openrouter-TITLE"] = "custom";
            o.Headers["user-agent"] = "mine/1";
            o.Headers["authorization"] = "Custom scheme";
            o.Headers["accept"] = "*/*";
            o.Headers["X-Extra"] = "1";
        }));

        Assert.Equal("custom", headers["X-OpenRouter-Title"]);
        Assert.Equal("mine/1", headers["User-Agent"]);
        Assert.Equal("Custom scheme", headers["Authorization"]);
        Assert.Equal("*/*", headers["Accept"]);
        Assert.Equal("1", headers["X-Extra"]);
    }

    [Fact]
    public async Task Own_SameNameAsCustom_Wins()
    {
        IReadOnlyDictionary<string, string> headers = await SendAsync(
            Wire.Options(o => o.Headers["X-OpenRouter-Metadata"] = "disabled"),
            Wire.Post("{}", false, new KeyValuePair<string, string>("x-openrouter-metadata", "enabled")));

        Assert.Equal("enabled", headers["X-OpenRouter-Metadata"]);
    }

    [Fact]
    public async Task Client_DefaultHeaders_AreRespectedExceptForTheKey()
    {
        IReadOnlyDictionary<string, string> headers = await SendAsync(Wire.Options(o => o.AppTitle = "ours"), configure: client =>
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "theirs/1");
            client.DefaultRequestHeaders.TryAddWithoutValidation("X-OpenRouter-Title", "theirs");
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer theirs");
            client.DefaultRequestHeaders.TryAddWithoutValidation("X-Theirs", "1");
        });

        Assert.Equal("theirs/1", headers["User-Agent"]);
        Assert.Equal("theirs", headers["X-OpenRouter-Title"]);
        Assert.Equal("Bearer " + Wire.Key, headers["Authorization"]);
        Assert.Equal("1", headers["X-Theirs"]);
    }

    [Theory]
    [InlineData("a\r\nX-Evil: 1")]
    [InlineData("ä")]
    public async Task Own_ThatCannotBeSent_IsTheCallersMistake(string value)
    {
        WireRequest request = Wire.Post("{}", false, new KeyValuePair<string, string>("x-session-id", value));

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(Wire.Options(), request));

        Assert.Contains("x-session-id", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyDictionary<string, string>> SendAsync(
        OpenRouterClientOptions options, WireRequest? request = null, string? suffix = null, Action<HttpClient>? configure = null)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("{}");
        using HttpClient client = handler.Client();
        configure?.Invoke(client);
        using OpenRouterTransport transport = new(options, client, suffix);
        await transport.TextAsync(request ?? Wire.Post(), Token);
        return handler.Requests.Single().Headers;
    }
}
