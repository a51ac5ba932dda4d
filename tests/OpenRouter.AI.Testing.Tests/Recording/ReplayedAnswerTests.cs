using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>What was recorded is replayed: odd requests and broken answers too.</summary>
public sealed class ReplayedAnswerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replayed").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The recorder keeps as a text what it cannot read as JSON, and so does the comparison.</summary>
    [Theory]
    [InlineData("""{"model":"a/b","messages":[{"role":"user","content":"x\ud800"}]}""")]
    [InlineData("""{"model":"a/b","model":"a/b","messages":[]}""")]
    [InlineData("no JSON")]
    public async Task Recorded_OddBody_IsServed(string body)
    {
        await using OpenRouterEmulator real = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        real.Enqueue(ScriptedAnswer.Json("""{"which":"one"}"""));
        using (HttpClient recording = new(new OpenRouterRecorder(_folder, new SocketsHttpHandler())))
        {
            await SendAsync(recording, real);
        }

        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Replay(_folder);
        using HttpClient http = new();
        Assert.Contains("one", await SendAsync(http, server), StringComparison.Ordinal);

        async Task<string> SendAsync(HttpClient from, OpenRouterEmulator to)
        {
            using StringContent content = new(body, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await from.PostAsync(new Uri(to.Endpoint + "/chat/completions"), content, Token);
            return await response.Content.ReadAsStringAsync(Token);
        }
    }

    [Fact]
    public async Task Recorded_CutStream_IsReplayedBroken()
    {
        await using OpenRouterEmulator real = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        real.Chat.Fail(Fault.DropAfter(2));
        using (HttpClient recording = new(new OpenRouterRecorder(_folder, new SocketsHttpHandler())))
        {
            await Assert.ThrowsAsync<HttpIOException>(() => ReadAsync(recording, real));
        }

        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Replay(_folder);
        using HttpClient http = new();
        await Assert.ThrowsAsync<HttpIOException>(() => ReadAsync(http, server));
    }

    [Fact]
    public async Task Recorded_ReaderStopsAtTheEndMark_IsWhole()
    {
        await using OpenRouterEmulator real = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        using (HttpClient recording = new(new OpenRouterRecorder(_folder, new SocketsHttpHandler())))
        {
            await ReadAsync(recording, real, "[DONE]");
        }

        Assert.DoesNotContain("\"is_cut\": true", await File.ReadAllTextAsync(Directory.GetFiles(_folder)[0], Token), StringComparison.Ordinal);
    }

    private static async Task ReadAsync(HttpClient http, OpenRouterEmulator server, string? until = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(server.Endpoint + "/chat/completions"))
        {
            Content = new StringContent(Support.EmulatorClient.UserStream("emulator/echo"), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + server.ApiKey);
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(Token));
        while (await reader.ReadLineAsync(Token) is { } line && (until is null || !line.Contains(until, StringComparison.Ordinal)))
        {
        }
    }
}
