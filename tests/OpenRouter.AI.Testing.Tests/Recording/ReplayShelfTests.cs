using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>Which recording answers, and how one that was cut does.</summary>
public sealed class ReplayShelfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shelf").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(ReplayMatching.Strict)]
    [InlineData(ReplayMatching.Lenient)]
    public async Task Path_EndsLikeAnother_IsNotServed(ReplayMatching matching)
    {
        await WriteAsync("models", "models", """{"which":"models"}""");
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Replay(_folder, matching);
        using HttpClient http = new();

        using HttpResponseMessage other = await http.GetAsync(new Uri(server.Endpoint + "/embeddings/models"), Token);

        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Contains("models", await http.GetStringAsync(new Uri(server.Endpoint + "/models"), Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lenient_QueryWithoutBody_MustBeTheSameInAnyOrder()
    {
        await WriteAsync("one", "generation?id=gen-1&x=2", """{"which":"one"}""");
        await WriteAsync("two", "generation?id=gen-2", """{"which":"two"}""");
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Replay(_folder, ReplayMatching.Lenient);
        using HttpClient http = new();

        Assert.Contains("two", await http.GetStringAsync(new Uri(server.Endpoint + "/generation?id=gen-2"), Token), StringComparison.Ordinal);
        Assert.Contains("one", await http.GetStringAsync(new Uri(server.Endpoint + "/generation?x=2&id=gen-1"), Token), StringComparison.Ordinal);
        using HttpResponseMessage other = await http.GetAsync(new Uri(server.Endpoint + "/generation?id=gen-3"), Token);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Contains("?id=gen-2", await other.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
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

    private Task WriteAsync(string name, string path, string body) => File.WriteAllTextAsync(
        Path.Combine(_folder, name + ".json"),
        $$$"""{"method":"GET","endpoint":"{{{path.Split('?')[0]}}}","url":"https://openrouter.ai/api/v1/{{{path}}}","request":{},"response":{"status":200,"body":{{{body}}}}}""",
        Token);
}
