using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Pitfalls;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Regressions;

/// <summary>Keys that do not look like keys, in places where one does not expect them.</summary>
public class SecretRegressions
{
    private const string Secret = "my-gateway-token-123456";

    [Theory]
    [InlineData("{\"error\":{\"code\":401,\"message\":\"No user for my-gateway-token-123456\"}}", "application/json")]
    [InlineData("{\"error\":{\"code\":502,\"message\":\"x\",\"metadata\":{\"provider_name\":\"P\",\"raw\":\"denied: my-gateway-token-123456\"}}}", "application/json")]
    [InlineData("denied: my-gateway-token-123456", "text/plain")]
    [InlineData("<title>my-gateway-token-123456</title>", "text/html")]
    public async Task Key_ThatTheServiceRepeats_IsHidden(string body, string mediaType)
    {
        foreach (int status in new[] { 200, 401 })
        {
            using Trap trap = new(configure: static options => options.ApiKey = Secret);
            trap.Service.Answer(body, status, mediaType);

            OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams: true));

            Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, failure.ProviderMessage ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, failure.ErrorBody?.GetRawText() ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task KeyOfARequest_ThatTheServiceRepeats_IsHidden()
    {
        using Trap trap = new();
        trap.Service.Answer("{\"error\":{\"code\":401,\"message\":\"No user for " + Secret + "\"}}", 401);
        ChatOptions options = new ChatOptions().WithOpenRouter(static own =>
            own.Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["authorization"] = "Token " + Secret });

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams: false, options));

        Assert.Equal("No user for *** (401)", failure.Message);
    }

    [Theory]
    [InlineData("upstream said bearer abcdefghijklmnop123")]
    [InlineData("API key not valid: AIzaSyA0123456789abcdefghijklmnop")]
    public async Task KeyOfSomebodyElse_IsMasked(string said)
    {
        (OpenRouterException failure, _) = await Trap.FailAsync(streams: false, "{\"error\":{\"code\":400,\"message\":\"" + said + "\"}}", 400);

        Assert.DoesNotContain(said[^12..], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PasswordInTheEndpoint_IsRefusedWithoutRepeatingIt()
    {
        OpenRouterClientOptions options = new() { ApiKey = "k", Endpoint = new Uri("https://bob:s3cret@gw.test/api/v1") };

        ArgumentException refused = Assert.Throws<ArgumentException>(() => new OpenRouterClient(options));

        Assert.Contains("Endpoint", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Team")]
    [InlineData("X-Other-Token")]
    public async Task KeyOfTheHttpClient_BesideAHeaderOfTheRequest_IsHidden(string header)
    {
        ScriptedHandler service = new ScriptedHandler().Answer("{\"error\":{\"code\":401,\"message\":\"No user for " + Secret + "\"}}", 401);
        using HttpClient http = service.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
        using OpenRouterClient client = new(Wire.Options(static options => options.ApiKey = null), http);
        ChatOptions options = new ChatOptions().WithOpenRouter(own =>
            own.Headers = new Dictionary<string, string>(StringComparer.Ordinal) { [header] = "something" });

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() =>
            client.AsIChatClient("vendor/model").GetResponseAsync("hi", options, TestContext.Current.CancellationToken));

        Assert.Equal("No user for *** (401)", failure.Message);
    }
}
