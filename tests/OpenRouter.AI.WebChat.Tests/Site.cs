using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Examples.WebChat;

namespace OpenRouter.AI.WebChat.Tests;

/// <summary>The example on a free port, and a client of it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private Site(ChatSite app)
    {
        App = app;

        // Like a browser it closes the connection of an answer that it does not want any more, without reading on.
        Http = new HttpClient(new SocketsHttpHandler { MaxResponseDrainSize = 0, ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = app.Address, Timeout = Timeout.InfiniteTimeSpan };
    }

    public ChatSite App { get; }

    public HttpClient Http { get; }

    /// <param name="settings">Settings such as <c>WebChat:Budget=0.1</c>.</param>
    public static async Task<Site> StartAsync(params string[] settings) =>
        new(await ChatSite.StartAsync([.. settings, "OPENROUTER_API_KEY=", "urls=http://127.0.0.1:0", "Logging:LogLevel:Default=None", "Logging:LogLevel:Microsoft.Hosting.Lifetime=None", "Logging:LogLevel:OpenRouter.AI=None"], TestContext.Current.CancellationToken));

    public static string Question(string? model, string text = "hi") => JsonSerializer.Serialize(new
    {
        model,
        messages = new[] { new Dictionary<string, object> { ["role"] = "user", ["contents"] = new[] { new Dictionary<string, string> { ["$type"] = "text", ["text"] = text } } } },
    });

    public async Task<HttpResponseMessage> AskAsync(string body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "api/chat") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    public async Task<List<(string Kind, JsonElement Data)>> ReadAllAsync(string body)
    {
        using HttpResponseMessage response = await AskAsync(body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        List<(string, JsonElement)> events = [];
        await foreach (SseItem<string> item in Events(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)))
        {
            events.Add((item.EventType, JsonElement.Parse(item.Data)));
        }

        return events;
    }

    public static IAsyncEnumerable<SseItem<string>> Events(System.IO.Stream stream) => SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
    }
}
