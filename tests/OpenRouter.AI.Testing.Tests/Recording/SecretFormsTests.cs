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

/// <summary>Credentials by their names and by their forms, and what only looks like one.</summary>
public sealed class SecretFormsTests : IDisposable
{
    private const string Secret = "hunter2hunter2";

    private readonly string _folder = Directory.CreateTempSubdirectory("secrets").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("""{"apiKey":"hunter2hunter2"}""")]
    [InlineData("""{"x-goog-api-key":"hunter2hunter2"}""")]
    [InlineData("""{"openrouterApiKey":"hunter2hunter2","accessToken":"hunter2hunter2","db_password":"hunter2hunter2"}""")]
    [InlineData("""{"private_key":"hunter2hunter2","clientSecret":"hunter2hunter2","id-token":"hunter2hunter2"}""")]
    [InlineData("""{"api_keys":["hunter2hunter2"],"Proxy-Authorization":"hunter2hunter2"}""", false)]
    [InlineData("""{"arguments":"{\"api_key\":\"hunter2hunter2\",\"city\":\"Paris\"}"}""")]
    [InlineData("""{"a":"{\"b\":\"{\\\"password\\\":\\\"hunter2hunter2\\\"}\"}"}""")]
    [InlineData("""{"arguments":"{\"password\": \"a\\\"hunter2hunter2\""}""")]
    [InlineData("""{"arguments":"{\"password\": \"hunter2hunter2"}""")]
    [InlineData("""{"api\u005fkey":"hunter2hunter2"}""", false)]
    [InlineData("""{"log":"GET /x?sig=1&access_token=hunter2hunter2 Authorization: Basic hunter2hunter2"}""")]
    [InlineData("""{"env":"A=1\nDB_PASSWORD=hunter2hunter2"}""")]
    [InlineData("""{"pwd":"hunter2hunter2","jwt":"hunter2hunter2","signing_key":"hunter2hunter2","subscriptionKey":"hunter2hunter2","encryption-key":"hunter2hunter2"}""")]
    [InlineData("""{"url":"https://account.example.com/c/x.png?sv=2024&sig=hunter2hunter2%3D&se=2027"}""")]
    [InlineData("""{"url":"https://bucket.example.com/x.png?X-Amz-Signature=hunter2hunter2&AWSAccessKeyId=hunter2hunter2"}""")]
    [InlineData("""{"url":"https://bucket.example.com/x.png?a=1\u0026sig=hunter2hunter2\u0026X-Goog-Signature=hunter2hunter2"}""")]
    [InlineData("""{"url":"https://bob:hunter2hunter2@example.com/x.png","dsn":"postgres:\/\/bob:hunter2hunter2@db:5432\/shop"}""")]
    [InlineData("""{"text":"AccountName=a;AccountKey=hunter2hunter2==;Pwd=hunter2hunter2; Server=x"}""")]
    [InlineData("""{"connectionString":"Server=x;User=hunter2hunter2"}""")]
    [InlineData("""{"token":"hunter2hunter2","kept":[{"token":"Hello","logprob":-0.5}]}""")]
    [InlineData("""{"password":"hunter2hunter2","top_logprobs":5}""")]
    public async Task Recorded_NamedCredential_IsNowhere(string json, bool canBeCut = true)
    {
        foreach (string type in (string[])["application/json", "text/event-stream", "text/plain", canBeCut ? "application/json; cut" : "text/html"])
        {
            string answer = type switch { "text/event-stream" => $": wait\n\ndata: {json}\n\ndata: [DONE]\n\n", "application/json; cut" => json[..^1], _ => json };
            string file = await RecordAsync(type.Split(';')[0], answer, json);

            Assert.DoesNotContain(Secret, file, StringComparison.Ordinal);
            Assert.Contains("REDACTED", file, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sk-or-v1-0123456789abcdef")]
    [InlineData("sk-ant-api03-0123456789abcdef")]
    [InlineData("AIzaSyA0123456789abcdefghijklmnopqrstuv")]
    [InlineData("ghp_0123456789abcdefghij0123456789abcdef")]
    [InlineData("gsk_0123456789abcdefghij")]
    [InlineData("hf_0123456789abcdefghij")]
    [InlineData("AKIA0123456789ABCDEF")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl")]
    public async Task Recorded_FormOfAKey_IsNowhere(string key)
    {
        foreach (string type in (string[])["application/json", "text/event-stream", "text/plain"])
        {
            string json = $$"""{"content":"first line\n{{key}} (or \"{{key}}\", bearer {{key}})"}""";
            string file = await RecordAsync(type, type == "text/event-stream" ? $"data: {json}\n\n" : json, json);

            Assert.DoesNotContain(key[6..], file, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"max_tokens":5,"prompt_tokens":7,"max_output_tokens":"12"}""")]
    [InlineData("""{"token":12,"stop_tokens":["a"],"tokenizer":"GPT","is_password":true}""")]
    [InlineData("""{"signature":"ErUBCkYIBxgCIkDf","name":"sig","sig":"a","code":"verify(data, signature=None) and http://localhost:8080/x@2 or a:b@c"}""")]
    [InlineData("""{"logprobs":{"content":[{"token":"Hello","logprob":-0.5,"top_logprobs":[{"token":"Hi","logprob":-1}]}]}}""")]
    [InlineData("""{"properties":{"password":{"type":"string","description":"The password, at least 8 letters"}}}""")]
    [InlineData("""{"prompt_cache_key":"conversation-0001","text":"a task-manager-0123456789, at most max_tokens=500"}""")]
    public async Task Recorded_Others_StayByteForByte(string json)
    {
        string file = await RecordAsync("text/event-stream", $"data: {json}\n\n", json);

        Assert.DoesNotContain("REDACTED", file, StringComparison.Ordinal);
        Assert.Contains(json.Replace("\"", "\\\"", StringComparison.Ordinal), file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_Headers_AreThoseThatAreKnownToBeHarmless()
    {
        string file = await RecordAsync("application/json", "{}", "{}");

        Assert.DoesNotContain("-0123", file, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Tenant", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Account", file, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"X-Title\": \"Tests\"", file, StringComparison.Ordinal);
        Assert.Contains("\"X-Generation-Id\": \"gen-1\"", file, StringComparison.Ordinal);
    }

    private async Task<string> RecordAsync(string type, string answer, string asked)
    {
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering(type, answer)));
        using HttpRequestMessage request = new(HttpMethod.Post, "https://openrouter.ai/api/v1/chat/completions") { Content = new StringContent(asked, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Title", "Tests");
        request.Headers.Add("X-Tenant", "tenant-0123");
        request.Headers.Add("CF-Access-Client-Secret", "client-0123");
        using HttpResponseMessage response = await http.SendAsync(request, Token);
        Assert.Equal(answer, await response.Content.ReadAsStringAsync(Token));
        string file = Directory.GetFiles(_folder).Single();
        string text = await File.ReadAllTextAsync(file, Token);
        File.Delete(file);
        return text;
    }

    private sealed class Answering(string type, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)), RequestMessage = request };
            response.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
            response.Headers.Add("X-Account", "account-0123");
            response.Headers.Add("X-Generation-Id", "gen-1");
            return Task.FromResult(response);
        }
    }
}
