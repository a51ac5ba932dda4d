using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

public sealed class EmbeddingsTests
{
    private const string Small = "openai/text-embedding-3-small";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Embeddings_Texts_HaveTheShapeOfTheService()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        JsonElement answer = await EmbedAsync(client, """{"model":"openai/text-embedding-3-small","input":["a cat","two dogs run"]}""");
        Assert.Equal("list", answer.GetProperty("object").GetString());
        Assert.StartsWith("gen-emb-", answer.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("text-embedding-3-small", answer.GetProperty("model").GetString());
        Assert.Equal("Emulator", answer.GetProperty("provider").GetString());
        Assert.Equal([0, 1], answer.GetProperty("data").EnumerateArray().Select(static row => row.GetProperty("index").GetInt32()));
        Assert.All(answer.GetProperty("data").EnumerateArray(), static row => Assert.Equal(1536, row.GetProperty("embedding").GetArrayLength()));
        JsonElement usage = answer.GetProperty("usage");
        Assert.Equal((5, 5), (usage.GetProperty("prompt_tokens").GetInt32(), usage.GetProperty("total_tokens").GetInt32()));
        Assert.Equal(0.0000001m, usage.GetProperty("cost").GetDecimal());
        Assert.Equal(0.0000001m, (await client.GetAsync("/credits", client.Server.ManagementApiKey)).GetProperty("data").GetProperty("total_usage").GetDecimal());
    }

    [Fact]
    public async Task Embeddings_SimilarTexts_AreNear_AndTheSameTextIsTheSame()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        const string Texts = """["How do I reset my password?","I forgot my password, how can I reset it?","The weather in Lisbon is sunny today","how do i reset my password"]""";
        float[][] vectors = await VectorsAsync(client, Texts);
        float[][] again = await VectorsAsync(client, Texts);
        Assert.Equal(vectors, again);
        Assert.All(vectors, static vector => Assert.Equal(1, Dot(vector, vector), 4));
        Assert.True(Dot(vectors[0], vectors[1]) > 0.4, $"{Dot(vectors[0], vectors[1])}");
        Assert.True(Dot(vectors[0], vectors[3]) > 0.95, $"{Dot(vectors[0], vectors[3])}");
        Assert.True(Dot(vectors[0], vectors[2]) < 0.25, $"{Dot(vectors[0], vectors[2])}");
        Assert.NotEqual(vectors[0], vectors[3]);
    }

    [Fact]
    public async Task Embeddings_DimensionsAndBase64_AreRespected()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        JsonElement numbers = await EmbedAsync(client, """{"model":"openai/text-embedding-3-small","input":"a cat","dimensions":8}""");
        JsonElement packed = await EmbedAsync(client, """{"model":"openai/text-embedding-3-small","input":"a cat","dimensions":8,"encoding_format":"base64"}""");
        float[] written = Vector(numbers.GetProperty("data")[0]);
        Assert.Equal(8, written.Length);
        Assert.Equal(written, MemoryMarshal.Cast<byte, float>(packed.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64()).ToArray());
    }

    [Theory]
    [InlineData("\"text\"", 1)]
    [InlineData("[101,2023]", 1)]
    [InlineData("[[101],[2023,7]]", 2)]
    [InlineData("""[{"content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"https://host.test/a.png"}}]},{"content":[{"type":"input_audio","input_audio":{"data":"AQID","format":"wav"}}]}]""", 2)]
    public async Task Embeddings_EachFormOfInput_IsTaken(string input, int count)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        JsonElement answer = await EmbedAsync(client, "{\"model\":\"emulator/embed\",\"input\":" + input + "}");
        Assert.Equal(count, answer.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"input":"a"}""", 400, "model: required")]
    [InlineData("""{"model":"openai/text-embedding-3-small"}""", 400, "input: required")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":""}""", 400, "input: expected a string that is not empty")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":["a",""]}""", 400, "input[1]: expected a string that is not empty")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":[]}""", 400, "input: expected at least one item")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":["a",7]}""", 400, "input[1]: expected the same kind")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":[{"content":[]}]}""", 400, "input[0]: expected a string, tokens, or an object")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":[{"content":[{"type":"image_url","image_url":{"url":"x"}}]}]}""", 400, "takes no image")]
    [InlineData("""{"model":"emulator/embed","input":[{"content":[{"type":"video_url"}]}]}""", 400, "input[0].content[0].type")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":"a","dimensions":0}""", 400, "dimensions: expected an integer")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":"a","dimensions":2000}""", 400, "dimensions: expected at most 1536")]
    [InlineData("""{"model":"openai/text-embedding-ada-002","input":"a","dimensions":8}""", 400, "dimensions: not supported")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":"a","encoding_format":"int8"}""", 400, "encoding_format: expected one of")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":"a","provider":{"x":1}}""", 400, "provider.x")]
    [InlineData("""{"model":"openai/text-embedding-3-small","input":"a","models":["b"]}""", 400, "models: not supported")]
    [InlineData("""["a"]""", 400, "not a JSON object")]
    [InlineData("""{"model":"acme/nothing","input":"a"}""", 404, "acme/nothing does not exist")]
    [InlineData("""{"model":"openai/gpt-4o","input":"a"}""", 404, "openai/gpt-4o is not an embedding model")]
    public async Task Embeddings_BrokenRule_IsRefused(string body, int status, string message)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        using HttpResponseMessage response = await SendAsync(client, body);
        JsonElement error = EmulatorClient.Parse(await response.Content.ReadAsStringAsync(Token)).GetProperty("error");
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status, error.GetProperty("code").GetInt32());
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai/gpt-4o", "wrong_endpoint")]
    [InlineData("acme/nothing", "model_not_found")]
    public async Task Embeddings_NoSuchModel_AvailabilitySaysWhy(string model, string code)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        using HttpResponseMessage response = await SendAsync(client, "{\"model\":\"" + model + "\",\"input\":\"a\"}");
        JsonElement error = EmulatorClient.Parse(await response.Content.ReadAsStringAsync(Token)).GetProperty("error");
        Assert.Equal(code, error.GetProperty("availability").GetProperty("code").GetString());
        Assert.False(error.GetProperty("availability").GetProperty("retryable").GetBoolean());
    }

    [Fact]
    public async Task Embeddings_WithoutKey_Is401_AndGetIs405()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        using HttpClient stranger = new();
        using StringContent content = new("{}", Encoding.UTF8, "application/json");
        using HttpResponseMessage refused = await stranger.PostAsync(client.Url("/embeddings"), content, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using HttpResponseMessage wrong = await client.Http.GetAsync(client.Url("/embeddings"), Token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
    }

    [Fact]
    public async Task Generation_OfACall_IsKept()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        string? id = (await EmbedAsync(client, """{"model":"openai/text-embedding-3-small","input":["a cat","two dogs run"]}""")).GetProperty("id").GetString();
        JsonElement record = (await client.GetAsync("/generation?id=" + id)).GetProperty("data");
        Assert.Equal(("embeddings", Small), (record.GetProperty("api_type").GetString(), record.GetProperty("model").GetString()));
        Assert.Equal((5, 0), (record.GetProperty("tokens_prompt").GetInt32(), record.GetProperty("tokens_completion").GetInt32()));
        Assert.Equal(0.0000001m, record.GetProperty("total_cost").GetDecimal());
        Assert.Equal(JsonValueKind.Null, record.GetProperty("finish_reason").ValueKind);
    }

    private static async Task<float[][]> VectorsAsync(EmulatorClient client, string input) =>
        [.. (await EmbedAsync(client, "{\"model\":\"" + Small + "\",\"input\":" + input + "}")).GetProperty("data").EnumerateArray().Select(Vector)];

    private static float[] Vector(JsonElement row) => [.. row.GetProperty("embedding").EnumerateArray().Select(static number => number.GetSingle())];

    private static double Dot(float[] left, float[] right) => left.Zip(right).Sum(static pair => (double)pair.First * pair.Second);

    private static async Task<JsonElement> EmbedAsync(EmulatorClient client, string body)
    {
        using HttpResponseMessage response = await SendAsync(client, body);
        string text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return EmulatorClient.Parse(text);
    }

    private static Task<HttpResponseMessage> SendAsync(EmulatorClient client, string body) => client.Http.PostAsync(
        client.Url("/embeddings"), new StringContent(body, Encoding.UTF8, "application/json"), Token);
}
