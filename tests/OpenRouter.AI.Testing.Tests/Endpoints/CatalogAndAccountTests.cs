using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

public sealed class CatalogAndAccountTests
{
    [Fact]
    public async Task Models_List_HasRequiredMembersAndStringPrices()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        JsonElement list = await client.GetAsync("/models");

        JsonElement[] models = list.GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(list.GetProperty("total_count").GetInt32(), models.Length);
        Assert.Equal(JsonValueKind.Null, list.GetProperty("links").GetProperty("next").ValueKind);
        Assert.Contains(models, model => model.GetProperty("id").GetString() == "emulator/echo");
        Assert.Contains(models, model => model.GetProperty("id").GetString() == "openai/gpt-4o-mini");
        string[] required =
        [
            "id", "canonical_slug", "name", "created", "pricing", "context_length", "architecture", "top_provider", "per_request_limits",
            "supported_parameters", "default_parameters", "supported_voices", "links",
        ];
        Assert.All(models, model =>
        {
            Assert.All(required, name => Assert.True(model.TryGetProperty(name, out _), name));
            Assert.True(decimal.Parse(model.GetProperty("pricing").GetProperty("prompt").GetString()!, CultureInfo.InvariantCulture) > 0);
        });
    }

    [Fact]
    public async Task Models_WithLimit_LinksTheNextPage()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        JsonElement list = await client.GetAsync("/models?offset=1&limit=2");

        Assert.Equal(2, list.GetProperty("data").GetArrayLength());
        Assert.Equal("/api/v1/models?offset=3&limit=2", list.GetProperty("links").GetProperty("next").GetString());
    }

    [Fact]
    public async Task Models_WithoutKey_AreOpen()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Http.DefaultRequestHeaders.Remove("Authorization");

        Assert.True((await client.GetAsync("/models")).GetProperty("data").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Models_BadLimit_Gives400()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        using HttpResponseMessage response = await client.Http.GetAsync(client.Url("/models?limit=0"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("openai/gpt-4o-mini", "openai/gpt-4o-mini", "0.00000015")]
    [InlineData("openai/gpt-4o-mini:free", "openai/gpt-4o-mini:free", "0")]
    public async Task Model_Known_IsGiven(string path, string id, string price)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        JsonElement model = (await client.GetAsync("/model/" + path)).GetProperty("data");

        Assert.Equal(id, model.GetProperty("id").GetString());
        Assert.Equal(price, model.GetProperty("pricing").GetProperty("prompt").GetString());
    }

    [Fact]
    public async Task Model_Unknown_Gives404()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        using HttpResponseMessage response = await client.Http.GetAsync(client.Url("/model/no/such"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Credits_AfterAnswers_ShowTheirCost()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { TotalCredits = 2.5m });
        decimal first = Cost(await client.ChatAsync(EmulatorClient.User("emulator/echo")));
        decimal second = Cost(await client.ChatAsync(EmulatorClient.User("openai/gpt-4o-mini")));

        JsonElement credits = (await client.GetAsync("/credits", client.Server.ManagementApiKey)).GetProperty("data");
        JsonElement key = (await client.GetAsync("/key")).GetProperty("data");

        Assert.Equal(2.5m, credits.GetProperty("total_credits").GetDecimal());
        Assert.Equal(first + second, credits.GetProperty("total_usage").GetDecimal());
        Assert.Equal(first + second, key.GetProperty("usage").GetDecimal());
        Assert.Equal("sk-or-v1-emu...tor", key.GetProperty("label").GetString());
        Assert.Equal(JsonValueKind.Null, key.GetProperty("limit").ValueKind);
    }

    [Fact]
    public async Task Credits_OrdinaryKey_AreRefused()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        JsonElement error = (await client.GetAsync("/credits", client.Server.ApiKey)).GetProperty("error");

        Assert.Equal(403, error.GetProperty("code").GetInt32());
        Assert.Equal("Only management keys can perform this operation", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task ManagementKey_OutsideTheAccount_IsRefused()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        string key = client.Server.ManagementApiKey;

        Assert.True((await client.GetAsync("/key", key)).GetProperty("data").GetProperty("is_management_key").GetBoolean());
        Assert.Equal(403, (await client.GetAsync("/generation?id=gen-1", key)).GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(401, (await client.GetAsync("/credits", "sk-or-v1-stranger")).GetProperty("error").GetProperty("code").GetInt32());
    }

    private static decimal Cost(JsonElement answer) => answer.GetProperty("usage").GetProperty("cost").GetDecimal();
}
