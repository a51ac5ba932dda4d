using System.Net.Http;
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

    private static async Task<JsonElement> EmbedAsync(EmulatorClient client)
    {
        using StringContent body = new("""{"model":"emulator/embed","input":"hi"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.Http.PostAsync(client.Url("/embeddings"), body, Token);
        return EmulatorClient.Parse(await response.Content.ReadAsStringAsync(Token));
    }
}
