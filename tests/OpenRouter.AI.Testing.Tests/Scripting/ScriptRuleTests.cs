using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Scripting;

/// <summary>A rule for any endpoint is used up only by requests that can be told what it says.</summary>
public sealed class ScriptRuleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_ForAnyEndpoint_IsKeptForChat()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        ScriptRule rule = client.Server.AnyEndpoint.When().Once().Reply("Sunny.");

        await client.GetAsync("/models");
        await EmbedAsync(client);
        Assert.Equal(0, rule.Uses);

        Assert.Equal("Sunny.", EmulatorClient.Content(await client.ChatAsync(EmulatorClient.User("any/model"))));
        Assert.Equal(1, rule.Uses);
    }

    [Fact]
    public async Task Vectors_ForAnyEndpoint_AreKeptForEmbeddings()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Server.LoadScript("""{"rules":[{"times":1,"vectors":[[0.25,0.5]]},{"text":"Sunny."}]}""");

        Assert.Equal("Sunny.", EmulatorClient.Content(await client.ChatAsync(EmulatorClient.User("any/model"))));
        Assert.Equal(2, (await EmbedAsync(client)).GetProperty("data")[0].GetProperty("embedding").GetArrayLength());
    }

    /// <summary>A rule without a reply spoils whatever comes.</summary>
    [Fact]
    public async Task Fault_ForAnyEndpoint_IsForAll()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        ScriptRule rule = client.Server.AnyEndpoint.Fail(Fault.Status(503));

        using HttpResponseMessage response = await client.Http.GetAsync(client.Url("/models"), Token);

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal(1, rule.Uses);
    }

    [Theory]
    [InlineData("chat/completions", "{\"broken", "Bearer", 400)]
    [InlineData("chat/completions", """{"model":"any/model"}""", "Bearer", 400)]
    [InlineData("chat/completions", """{"model":"any/model","messages":[{"role":"user","content":"hi"}]}""", null, 401)]
    [InlineData("responses", """{"model":"any/model"}""", "Bearer", 400)]
    [InlineData("responses", """{"model":"any/model","input":"hi"}""", null, 401)]
    [InlineData("embeddings", """{"model":"any/model","input":5}""", "Bearer", 400)]
    [InlineData("embeddings", """{"model":"any/model","input":"hi","dimensions":5}""", "Bearer", 400)]
    [InlineData("embeddings", """{"model":"any/model","input":"hi"}""", null, 401)]
    public async Task Reply_RefusedRequest_IsKeptForAValidOne(string path, string body, string? scheme, int status)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        ScriptRule text = client.Server.AnyEndpoint.When().Once().Fail(Fault.KeepAlives(1)).Reply("Sunny.");
        ScriptRule vectors = client.Server.Embeddings.When().Once().Reply(EmulatedReply.Vectors([0.5f, 1f]));
        ScriptRule behind = client.Server.AnyEndpoint.When().Once().Fail(Fault.Status(503));
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, client.Url("/" + path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = scheme is null ? null : new AuthenticationHeaderValue(scheme, client.Server.ApiKey);

        using HttpResponseMessage response = await http.SendAsync(request, Token);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal((0, 0, 0), (text.Uses, vectors.Uses, behind.Uses));
        Assert.Equal("Sunny.", EmulatorClient.Content(await client.ChatAsync(EmulatorClient.User("any/model"))));
        Assert.Equal(2, (await EmbedAsync(client)).GetProperty("data")[0].GetProperty("embedding").GetArrayLength());
        Assert.Equal((1, 1, 0), (text.Uses, vectors.Uses, behind.Uses));
    }

    /// <summary>What is there for the wire alone does not ask what the request is.</summary>
    [Fact]
    public async Task Fault_RefusedRequest_IsUsed()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        ScriptRule fault = client.Server.Chat.When().Once().Fail(Fault.Status(503));
        ScriptRule reply = client.Server.Chat.When().Once().Reply("Sunny.");

        Assert.Equal(503, (await client.FailAsync("{")).Status);

        Assert.Equal((1, 0), (fault.Uses, reply.Uses));
    }

    private static async Task<JsonElement> EmbedAsync(EmulatorClient client)
    {
        using StringContent body = new("""{"model":"emulator/embed","input":"hi"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.Http.PostAsync(client.Url("/embeddings"), body, Token);
        return EmulatorClient.Parse(await response.Content.ReadAsStringAsync(Token));
    }
}
