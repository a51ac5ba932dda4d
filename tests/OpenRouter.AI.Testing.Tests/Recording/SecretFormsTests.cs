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
    [InlineData("""{"env":"API_KEY='hunter2hunter2'\nexport API_KEY=\"hunter2hunter2\"\npassword=\"hunter2hunter2\""}""")]
    [InlineData("""{"env":"api_key = hunter2hunter2\nServer=x;Password = hunter2hunter2;"}""")]
    [InlineData("""{"yaml":"api_key: hunter2hunter2\npassword:  hunter2hunter2\na:b1:api_key: hunter2hunter2"}""")]
    [InlineData("""{"python":"{'api_key': 'hunter2hunter2'} client(api_key='hunter2hunter2', secret = \"hunter2hunter2\")"}""")]
    [InlineData("""{"log":"X-Auth-Token: hunter2hunter2\nOcp-Apim-Subscription-Key: hunter2hunter2"}""")]
    [InlineData("""{"log":"Cookie: a=1; session=hunter2hunter2; b=hunter2hunter2\nset-cookie: a=b; x=hunter2hunter2; Path=/"}""")]
    [InlineData("""{"log":"Authorization: ApiKey hunter2hunter2\nProxy-Authorization: Digest hunter2hunter2"}""")]
    [InlineData("""{"npmrc":"//registry.example.com/:_authToken=hunter2hunter2"}""")]
    [InlineData("""{"url":"https://x.example.com/?u=https%3A%2F%2Fy%2F%3Fsig%3Dhunter2hunter2%26a%3D1&v=%253Ftoken%253Dhunter2hunter2"}""")]
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
    [InlineData("""{"text":"token: string; Password: required. The cookie: sweet. var token = Read(12); key: value1 = 2, auth: (see 12)"}""")]
    [InlineData("""{"logprobs":{"content":[{"token":"Hello","logprob":-0.5,"top_logprobs":[{"token":"Hi","logprob":-1}]}]}}""")]
    [InlineData("""{"properties":{"password":{"type":"string","description":"The password, at least 8 letters"}}}""")]
    [InlineData("""{"prompt_cache_key":"conversation-0001","text":"a task-manager-0123456789, at most max_tokens=500"}""")]
    public async Task Recorded_Others_StayByteForByte(string json)
    {
        string file = await RecordAsync("text/event-stream", $"data: {json}\n\n", json);

        Assert.DoesNotContain("REDACTED", file, StringComparison.Ordinal);
        Assert.Contains(json.Replace("\"", "\\\"", StringComparison.Ordinal), file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("IBM037")]
    [InlineData(null)]
    public async Task Recorded_WideLetters_AreCleanedAndReplayedAsTheyWere(string? charset)
    {
        Encoding encoding = charset is null ? Encoding.Unicode : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        const string Json = """{"api_key":"hunter2hunter2","k":"sk-or-v1-0123456789abcdef","ok":"Zürich"}""";
        string type = charset is null ? "application/json" : "application/json; charset=" + charset;
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering(type, encoding.GetBytes(Json))));
        using HttpRequestMessage request = new(HttpMethod.Post, "https://openrouter.ai/api/v1/chat/completions") { Content = new ByteArrayContent(encoding.GetBytes(Json)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        (await http.SendAsync(request, Token)).Dispose();

        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token);
        System.Text.Json.JsonElement recording = System.Text.Json.JsonElement.Parse(file);
        string answer = encoding.GetString(recording.GetProperty("response").GetProperty("body_base64").GetBytesFromBase64());
        Assert.Equal("REDACTED", recording.GetProperty("request").GetProperty("body").GetProperty("api_key").GetString());
        Assert.DoesNotContain("hunter2", file + answer, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", file + answer, StringComparison.Ordinal);
        Assert.Contains("Zürich", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_UnknownCharset_IsNotWrittenAndTold()
    {
        using OpenRouterRecorder recorder = new(_folder, new Answering("application/json; charset=secret-letters", [1, 2]));
        using HttpClient http = new(recorder);

        (await http.GetAsync(new Uri("https://openrouter.ai/api/v1/models"), Token)).Dispose();

        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Contains("secret-letters", Assert.Single(recorder.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_FormInParts_LosesItsCredentials()
    {
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering("application/json", "{}"u8.ToArray())));
        using MultipartFormDataContent form = new() { { new StringContent("hunter2hunter2"), "api_key" }, { new StringContent("large"), "model" } };
        (await http.PostAsync(new Uri("https://openrouter.ai/api/v1/audio/transcriptions"), form, Token)).Dispose();

        string file = await File.ReadAllTextAsync(Directory.GetFiles(_folder).Single(), Token);
        Assert.DoesNotContain(Secret, file, StringComparison.Ordinal);
        Assert.Contains("large", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recorded_Headers_AreThoseThatAreKnownToBeHarmless()
    {
        string file = await RecordAsync("application/json", "{}", "{}");

        Assert.DoesNotContain("-0123", file, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Tenant", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-Account", file, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("X-OpenRouter-Note", file, StringComparison.Ordinal);
        Assert.Contains("\"X-Title\": \"Tests\"", file, StringComparison.Ordinal);
        Assert.Contains("\"X-Generation-Id\": \"gen-1\"", file, StringComparison.Ordinal);
    }

    private async Task<string> RecordAsync(string type, string answer, string asked)
    {
        using HttpClient http = new(new OpenRouterRecorder(_folder, new Answering(type, Encoding.UTF8.GetBytes(answer))));
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

    private sealed class Answering(string type, byte[] body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = new(HttpStatusCode.OK) { Content = new ByteArrayContent(body), RequestMessage = request };
            response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            response.Headers.Add("X-Account", "account-0123");
            response.Headers.Add("X-Generation-Id", "gen-1");
            response.Headers.TryAddWithoutValidation("X-OpenRouter-Note", "café");
            return Task.FromResult(response);
        }
    }
}
