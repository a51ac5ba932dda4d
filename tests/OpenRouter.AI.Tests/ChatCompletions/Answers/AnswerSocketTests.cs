using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

/// <summary>Answers over real sockets, by the HTTP stack of the client's own making.</summary>
public sealed class AnswerSocketTests : IDisposable
{
    private const string Path = "/api/v1/chat/completions";

    private readonly WireMockServer _server = WireMockServer.Start("http://127.0.0.1:0");

    [Fact]
    public async Task Stream_IsRead()
    {
        string text = ": OPENROUTER PROCESSING\n\n"
            + AnswerScript.Events(AnswerScript.Text("Grüße "), AnswerScript.Text("😀"), AnswerScript.Finish(), AnswerScript.UsageChunk) + AnswerScript.Done;
        _server.Given(Request.Create().WithPath(Path).UsingPost())
            .RespondWith(Response.Create().WithHeader("Content-Type", "text/event-stream").WithHeader("X-Generation-Id", "gen-1").WithBody(text));
        using IChatClient chat = Chat();
        List<ChatResponseUpdate> updates = [];

        await AnswerScript.ReadAsync(chat, updates);

        ChatResponse response = updates.ToChatResponse();
        Assert.Equal("Grüße 😀", response.Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal(0.0012m, response.GetOpenRouterMetadata()!.Cost);
        Assert.True(JsonElement.Parse(Assert.Single(_server.LogEntries).RequestMessage!.Body!).GetProperty("stream").GetBoolean());
    }

    [Fact]
    public async Task WholeAnswer_IsRead_AndTheHeadersAreSent()
    {
        Whole(AnswerScript.Body("\"content\":\"Hello\""));
        using IChatClient chat = Chat(options =>
        {
            options.AppTitle = "Tests";
            options.AppUrl = new Uri("https://app.test/");
        });

        ChatResponse response = await chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken);

        Assert.Equal("Hello", response.Text);
        var sent = Assert.Single(_server.LogEntries).RequestMessage!;
        Assert.Equal("Bearer " + Wire.Key, Header(sent.Headers!, "Authorization"));
        Assert.StartsWith("application/json", Header(sent.Headers!, "Content-Type"), StringComparison.Ordinal);
        Assert.StartsWith("OpenRouter.AI/", Header(sent.Headers!, "User-Agent"), StringComparison.Ordinal);
        Assert.Contains("MEAI/", Header(sent.Headers!, "User-Agent"), StringComparison.Ordinal);
        Assert.Equal("Tests", Header(sent.Headers!, "X-OpenRouter-Title"));
        Assert.Equal("https://app.test/", Header(sent.Headers!, "HTTP-Referer"));
        JsonAssert.Equal(
            """{"model":"acme/writer","messages":[{"role":"user","content":"hi"}]}""", JsonElement.Parse(sent.Body!));
    }

    [Fact]
    public async Task TooManyRequests_RetryAfterZero_ThenGood()
    {
        _server.Given(Request.Create().WithPath(Path).UsingPost()).InScenario("busy").WillSetStateTo("free").RespondWith(
            Response.Create().WithStatusCode(429).WithHeader("Content-Type", "application/json").WithHeader("Retry-After", "0")
                .WithBody("""{"error":{"code":429,"message":"slow down"}}"""));
        _server.Given(Request.Create().WithPath(Path).UsingPost()).InScenario("busy").WhenStateIs("free").RespondWith(
            Response.Create().WithHeader("Content-Type", "application/json").WithBody(AnswerScript.Body("\"content\":\"good\"")));
        using IChatClient chat = Chat(static options =>
        {
            options.MaxRetries = 1;
            options.TimeProvider = new EagerTimeProvider();
        });

        ChatResponse response = await chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken);

        Assert.Equal("good", response.Text);
        Assert.Equal(2, _server.LogEntries.Count);
    }

    [Fact]
    public async Task BadGateway_HtmlPage_IsAnException()
    {
        _server.Given(Request.Create().WithPath(Path).UsingPost()).RespondWith(
            Response.Create().WithStatusCode(502).WithHeader("Content-Type", "text/html; charset=UTF-8")
                .WithBody("<html><head><title>502 Bad Gateway</title></head><body>cloud</body></html>"));
        using IChatClient chat = Chat();

        OpenRouterException whole = await Assert.ThrowsAsync<OpenRouterException>(
            () => chat.GetResponseAsync("hi", null, TestContext.Current.CancellationToken));
        OpenRouterException streamed = await Assert.ThrowsAsync<OpenRouterException>(() => AnswerScript.ReadAsync(chat, []));

        Assert.Equal(HttpStatusCode.BadGateway, whole.StatusCode);
        Assert.Equal("502 Bad Gateway (502)", whole.Message);
        Assert.Equal(whole.Message, streamed.Message);
    }

    public void Dispose()
    {
        _server.Stop();
        _server.Dispose();
    }

    private static string Header<TValues>(IDictionary<string, TValues> headers, string name)
        where TValues : IEnumerable<string> => string.Join(' ', headers.Single(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value);

    private void Whole(string body) => _server.Given(Request.Create().WithPath(Path).UsingPost())
        .RespondWith(Response.Create().WithHeader("Content-Type", "application/json").WithBody("\n   \n" + body));

    private OpenRouterChatClient Chat(Action<OpenRouterClientOptions>? configure = null) => new OpenRouterChatClient(
        new OpenRouterClient(Wire.Options(options =>
        {
            options.Endpoint = new Uri(_server.Url + "/api/v1");
            configure?.Invoke(options);
        })),
        AnswerScript.Model,
        ownsClient: true);
}
