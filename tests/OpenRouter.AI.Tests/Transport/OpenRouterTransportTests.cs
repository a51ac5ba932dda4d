using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Errors;
using OpenRouter.AI.Json;
using OpenRouter.AI.Tests.Support;
using OpenRouter.AI.Transport;

namespace OpenRouter.AI.Tests.Transport;

public sealed class OpenRouterTransportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://host.test/api/v1")]
    [InlineData("https://host.test/api/v1/")]
    public async Task Send_Endpoint_WithOrWithoutSlash(string endpoint)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("{}");
        using OpenRouterTransport transport = Wire.Transport(handler, configure: o => o.Endpoint = new Uri(endpoint));

        await transport.TextAsync(new WireRequest(HttpMethod.Get, "generation?id=gen-1"), Token);

        Assert.Equal("https://host.test/api/v1/generation?id=gen-1", handler.Requests.Single().Uri.AbsoluteUri);
        Assert.Null(handler.Requests[0].Body);
    }

    [Theory]
    [InlineData("\n         \n         \n{\"a\":1}")]
    [InlineData("\uFEFF{\"a\":1}")]
    [InlineData("  \uFEFF\r\n\t{\"a\":1}")]
    public async Task Send_KeepAliveBeforeTheBody_IsCutOff(string body)
    {
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body));

        Assert.Equal("{\"a\":1}", await transport.TextAsync(Wire.Post(), Token));
    }

    [Fact]
    public async Task Send_Answer_CarriesHeadersAndStatus()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(
            "{}",
            201,
            "application/json; charset=UTF-8",
            ("x-generation-id", "gen-1"),
            ("X-Provider-Name", "Acme"),
            ("X-OpenRouter-Cache-Status", "HIT"),
            ("X-OpenRouter-Cache-Age", "12"),
            ("X-OpenRouter-Cache-TTL", "300"),
            ("X-OpenRouter-Cache-Source-Id", "gen-0"),
            ("X-RateLimit-Reset", "1800000000000"));
        using OpenRouterTransport transport = Wire.Transport(handler);

        (AnswerHeaders headers, int status) = await transport.SendAsync(Wire.Post(), static answer => (answer.Headers, answer.Status), Token);

        Assert.Equal(201, status);
        Assert.Equal(
            new AnswerHeaders
            {
                GenerationId = "gen-1",
                ProviderName = "Acme",
                CacheStatus = "HIT",
                CacheAge = TimeSpan.FromSeconds(12),
                CacheTimeToLive = TimeSpan.FromMinutes(5),
                CacheSourceId = "gen-0",
                RateLimitReset = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000),
            },
            headers with { Credentials = null });
        Assert.Equal("***", headers.Hide(Wire.Key));
    }

    [Fact]
    public async Task Send_Body_HasLengthAndPlainMediaType()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("{}");
        using OpenRouterTransport transport = Wire.Transport(handler);

        await transport.TextAsync(Wire.Post("{\"text\":\"ä\"}"), Token);

        SentRequest sent = handler.Requests.Single();
        Assert.Equal("{\"text\":\"ä\"}", sent.Body);
        Assert.Equal(13, sent.ContentLength);
        Assert.Equal("application/json", sent.ContentType);
    }

    [Fact]
    public async Task Send_Unauthorized_Throws()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(
            """{"error":{"code":401,"message":"Missing Authentication header"}}""", 401, "application/json", ("X-Generation-Id", "gen-1"));
        using OpenRouterTransport transport = Wire.Transport(handler, retries: 3);

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.Equal(HttpStatusCode.Unauthorized, exception.StatusCode);
        Assert.Equal("gen-1", exception.GenerationId);
        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("<html><title>Not here</title></html>", "text/html", "text/html \"Not here\"", false)]
    [InlineData("upstream connect error", "text/plain", "upstream connect error", false)]
    [InlineData("   \n ", "application/json", "the body is empty", true)]
    [InlineData("", null, "the body is empty", true)]
    public async Task Send_SuccessWithoutJson_Throws(string body, string? mediaType, string says, bool transient)
    {
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer(body, 200, mediaType));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        Assert.Equal(transient, exception.IsTransient);
    }

    [Fact]
    public async Task Send_JsonCutOff_IsTransientWithTheInnerException()
    {
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Answer("{\"a\":"));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.SendAsync(
            Wire.Post(), static answer => JsonDocument.Parse(answer.Body.ToArray()), Token));

        Assert.True(exception.IsTransient);
        Assert.IsAssignableFrom<JsonException>(exception.InnerException);
    }

    [Fact]
    public async Task Send_ErrorBodyBreaksOff_StillTellsTheStatus()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(new ScriptedStream().Push("{\"err").Push(new IOException("reset")), 503, "application/json");
        using OpenRouterTransport transport = Wire.Transport(handler);

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, exception.StatusCode);
    }

    [Fact]
    public async Task Send_NoConnection_KeepsTheInnerException()
    {
        var refused = new HttpRequestException("refused");
        using OpenRouterTransport transport = Wire.Transport(new ScriptedHandler().Fail(refused));

        OpenRouterException exception = await Assert.ThrowsAsync<OpenRouterException>(() => transport.TextAsync(Wire.Post(), Token));

        Assert.Same(refused, exception.InnerException);
        Assert.True(exception.IsTransient);
        Assert.Null(exception.StatusCode);
    }

    [Fact]
    public void Options_WithoutKey_AreRefusedUnlessTheClientIsAuthorized()
    {
        using HttpClient client = new ScriptedHandler().Client();
        OpenRouterClientOptions options = Wire.Options(o => o.ApiKey = null);
        Assert.Throws<ArgumentException>(() => new OpenRouterTransport(options, client));

        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer from-the-client");
        using OpenRouterTransport transport = new(options, client);

        Assert.Equal(options.Endpoint, transport.Endpoint);
    }

    [Fact]
    public async Task Dispose_GivenClient_StaysUsable()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("{}");
        using HttpClient client = handler.Client();
        new OpenRouterTransport(Wire.Options(), client).Dispose();

        using HttpResponseMessage response = await client.GetAsync(new Uri("https://host.test"), Token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Request_DisposedDuringAWrite_KeepsTheBytesUntilItsEnd()
    {
        WireRequest request = Wire.Post("{\"a\":1}");
        WireBody body = request.BeginWrite();

        request.Dispose();
        request.Dispose();
        using var written = new MemoryStream();
        await body.WriteToAsync(written, Token);
        request.EndWrite();

        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(written.ToArray()));
        Assert.Equal(0, body.Length);
        Assert.Throws<ObjectDisposedException>(() => request.BeginWrite());
    }
}
