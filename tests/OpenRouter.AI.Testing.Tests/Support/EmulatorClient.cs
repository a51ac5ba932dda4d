using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Support;

/// <summary>An emulator of its own for a test, and a plain HTTP client with its key.</summary>
internal sealed class EmulatorClient : IAsyncDisposable
{
    private EmulatorClient(OpenRouterEmulator server)
    {
        Server = server;
        // Otherwise a client that leaves an open stream waits two seconds for its end before it closes the connection.
        Http = new HttpClient(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero });
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.ApiKey);
    }

    public OpenRouterEmulator Server { get; }

    public HttpClient Http { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<EmulatorClient> StartAsync(OpenRouterEmulatorOptions? options = null) =>
        new(await OpenRouterEmulator.StartAsync(options, Token));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    public Uri Url(string path) => new(Server.Endpoint + path);

    public async Task<HttpResponseMessage> SendAsync(string body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, Url("/chat/completions"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
    }

    /// <summary>Sends a request that must succeed, and reads its JSON answer.</summary>
    public async Task<JsonElement> ChatAsync(string body)
    {
        using HttpResponseMessage response = await SendAsync(body);
        string text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return Parse(text);
    }

    /// <summary>Sends a streamed request that must succeed, and reads its events to the end.</summary>
    public async Task<EventList> StreamAsync(string body)
    {
        using HttpResponseMessage response = await SendAsync(body);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        return await EventList.ReadAsync(response, Token);
    }

    /// <summary>Sends a request that must fail, and reads its error.</summary>
    public async Task<(int Status, JsonElement Error)> FailAsync(string body)
    {
        using HttpResponseMessage response = await SendAsync(body);
        JsonElement json = Parse(await response.Content.ReadAsStringAsync(Token));
        return ((int)response.StatusCode, json.GetProperty("error"));
    }

    public async Task<JsonElement> GetAsync(string path) => Parse(await Http.GetStringAsync(Url(path), Token));

    public async Task<JsonElement> GetAsync(string path, string key)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Url(path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using HttpResponseMessage response = await Http.SendAsync(request, Token);
        return Parse(await response.Content.ReadAsStringAsync(Token));
    }

    public static JsonElement Parse(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    public static string User(string model, string text = "Hello there", string more = "") =>
        $$"""{"model":"{{model}}","messages":[{"role":"user","content":"{{text}}"}]{{more}}}""";

    public static string UserStream(string model, string text = "Hello there", string more = "") => User(model, text, more + ",\"stream\":true");

    public static JsonElement Message(JsonElement answer) => answer.GetProperty("choices")[0].GetProperty("message");

    public static string? Content(JsonElement answer) => Message(answer).GetProperty("content").GetString();

    public static string? Finish(JsonElement answer) => answer.GetProperty("choices")[0].GetProperty("finish_reason").GetString();
}
