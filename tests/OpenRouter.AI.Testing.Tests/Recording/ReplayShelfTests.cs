using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>Which recording answers.</summary>
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

    /// <summary>What was asked once and is asked twice is another run; a lenient one does not mind.</summary>
    [Theory]
    [InlineData(ReplayMatching.Strict, HttpStatusCode.NotFound)]
    [InlineData(ReplayMatching.Lenient, HttpStatusCode.OK)]
    public async Task Recording_AskedMoreOftenThanRecorded_IsUsedUpWhenStrict(ReplayMatching matching, HttpStatusCode third)
    {
        await WriteAsync("1", "credits", """{"which":"one"}""");
        await WriteAsync("2", "credits", """{"which":"two"}""");
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Replay(_folder, matching);
        using HttpClient http = new();

        Assert.Contains("one", await http.GetStringAsync(new Uri(server.Endpoint + "/credits"), Token), StringComparison.Ordinal);
        Assert.Contains("two", await http.GetStringAsync(new Uri(server.Endpoint + "/credits"), Token), StringComparison.Ordinal);
        using HttpResponseMessage last = await http.GetAsync(new Uri(server.Endpoint + "/credits"), Token);
        Assert.Equal(third, last.StatusCode);
        Assert.Contains(
            matching == ReplayMatching.Strict ? "are used up: 1, 2" : "two", await last.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    /// <summary>What stands before the endpoint is the place of the service, not what was asked.</summary>
    [Theory]
    [InlineData("https://gw.example/openrouter/api/v1/chat/completions", null)]
    [InlineData("https://gw.example/openrouter/api/v1/chat/completions", "chat/completions")]
    [InlineData("https://gw.example/openrouter/v1/chat/completions", "openrouter/v1/chat/completions")]
    [InlineData("https://gw.example/llm/chat/completions", "llm/chat/completions")]
    [InlineData("https://gw.example/chat/completions", "chat/completions")]
    public async Task Recorded_ThroughAGateway_IsServed(string url, string? endpoint)
    {
        string body = Support.EmulatorClient.User("a/b");
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "one.json"),
            $$"""{"method":"POST","endpoint":{{(endpoint is null ? "null" : $"\"{endpoint}\"")}},"url":"{{url}}","request":{"body": {{body}} },"response":{"status":200,"body":{"which":"one"} } }""",
            Token);
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        foreach (string root in (string[])["/api/v1", "/openrouter/api/v1", "/openrouter/v1", "/llm"])
        {
            server.Replay(_folder);
            using HttpClient http = new();
            using StringContent content = new(body, Encoding.UTF8, "application/json");

            using HttpResponseMessage response = await http.PostAsync(new Uri(server.Endpoint, root + "/chat/completions"), content, Token);

            Assert.Contains("one", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        }
    }

    private Task WriteAsync(string name, string path, string body) => File.WriteAllTextAsync(
        Path.Combine(_folder, name + ".json"),
        $$$"""{"method":"GET","endpoint":"{{{path.Split('?')[0]}}}","url":"https://openrouter.ai/api/v1/{{{path}}}","request":{},"response":{"status":200,"body":{{{body}}}}}""",
        Token);
}
