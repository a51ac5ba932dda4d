using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace OpenRouter.AI.Testing.Tests.Recording;

/// <summary>Where a credential may stand, none gets into a file.</summary>
public sealed class SecretsTests : IDisposable
{
    // No form that gives it away by itself.
    private const string Key = "q7+Zk/91\"plain=key";

    private readonly string _folder = Directory.CreateTempSubdirectory("secrets").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("text/event-stream", "data: {\"content\":\"Your key is abc-key-0123456789 or sk-or-v1-0123456789abcdef\"}\n\n")]
    [InlineData("application/json", "{\"content\":\"abc-key-0123456789\",\"creator\":\"user_2abcdefghijklm\",\"api_key\":\"other-key-1\"}")]
    [InlineData("text/html", "<p>abc-key-0123456789 at /x?access_token=other-key-1</p>")]
    [InlineData("application/octet-stream", "\u00ff\u00fe abc-key-0123456789 \u00ff")]
    public async Task Recorded_Credentials_AreNowhere(string type, string answer)
    {
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering(type, Encoding.Latin1.GetBytes(answer))));
        using HttpRequestMessage request = new(HttpMethod.Post, "https://name:other-key-1@openrouter.ai/api/v1/chat/completions?key=other-key-1&api_key=other-key-1&model=m")
        {
            Content = new StringContent(
                """{"model":"m","messages":[{"role":"user","content":"My keys are abc-key-0123456789, sk-or-v1-0123456789abcdef and Bearer abcdefghijklm."}],"tools":[{"headers":{"Authorization":"other-key-1","X-Api-Key":"other-key-1"}}],"max_tokens":5}""",
                Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "abc-key-0123456789");
        request.Headers.Add("Cookie", "session=cookie-0123456789");
        request.Headers.Add("X-Api-Key", "header-0123456789");
        request.Headers.Add("X-Title", "Titled header-0123456789 by cookie-0123456789");
        using HttpResponseMessage response = await http.SendAsync(request, Token);

        Assert.Equal(answer, Encoding.Latin1.GetString(await response.Content.ReadAsByteArrayAsync(Token)));

        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token);
        string raw = file + (file.Contains("body_base64", StringComparison.Ordinal) ? Bytes(file) : "");
        foreach (string secret in (string[])["0123456789", "other-key-1", "2abcdefghijklm", "Bearer a", "set-by-answer", "Set-Cookie"])
        {
            Assert.DoesNotContain(secret, raw, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("\"max_tokens\": 5", file, StringComparison.Ordinal);
        Assert.Contains("model=m", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_KeyOfOddLetters_IsNowhereAndReplaysStrictly()
    {
        byte[] answer = Encoding.UTF8.GetBytes("{\"ok\":true}");
        const string Asked = """{"model":"m","input":"q7+Zk/91\"plain=key"}""";
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering("application/json", answer)));
        await PostAsync(http, new Uri("https://openrouter.ai/api/v1/responses?key=abcdef123"), Asked);
        Assert.DoesNotContain("plain=key", await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token), StringComparison.Ordinal);

        await using OpenRouterEmulator replay = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        replay.Replay(_folder);
        using HttpClient plain = new();
        Assert.Equal("{\"ok\":true}", (await PostAsync(plain, new Uri(replay.Endpoint + "/responses?key=abcdef123"), Asked)).Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
    }

    private static string Bytes(string file) =>
        Encoding.Latin1.GetString(System.Text.Json.JsonDocument.Parse(file).RootElement.GetProperty("response").GetProperty("body_base64").GetBytesFromBase64());

    private static async Task<string> PostAsync(HttpClient http, Uri address, string body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + Key);
        using HttpResponseMessage response = await http.SendAsync(request, Token);
        return await response.Content.ReadAsStringAsync(Token);
    }

    private sealed class Answering(string type, byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(body), RequestMessage = request };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
            response.Headers.Add("Set-Cookie", "id=set-by-answer");
            return Task.FromResult(response);
        }
    }
}
