using System;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

public sealed class CatalogQueryTests
{
    [Theory]
    [InlineData("q=gpt-4o", "openai/gpt-4o", "openai/gpt-4o-mini")]
    [InlineData("q=gpt-4o&max_price=0.2", "openai/gpt-4o-mini")]
    [InlineData("q=gpt-4o&min_output_price=5", "openai/gpt-4o")]
    [InlineData("q=gpt-4o&sort=pricing-low-to-high", "openai/gpt-4o-mini", "openai/gpt-4o")]
    [InlineData("output_modalities=image", "emulator/image")]
    [InlineData("supported_parameters=reasoning,tools", "emulator/reasoning")]
    [InlineData("model_authors=meta-llama,deepseek", "deepseek/deepseek-v3.2", "meta-llama/llama-3.3-70b-instruct")]
    [InlineData("input_modalities=video")]
    [InlineData("context=1000000")]
    public async Task Models_WithFilter_HoldWhatFits(string query, params string[] ids)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        Assert.Equal(ids, Ids(await client.GetAsync("/models?" + query)));
        Assert.Equal(ids.Length, (await client.GetAsync("/models/count?" + query)).GetProperty("data").GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Models_Pages_KeepTheirFilters()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        JsonElement first = await client.GetAsync("/models?q=claude&limit=2");
        string next = first.GetProperty("links").GetProperty("next").GetString()!;
        JsonElement second = await client.GetAsync(next["/api/v1".Length..]);

        Assert.Equal("/api/v1/models?q=claude&offset=2&limit=2", next);
        Assert.Equal(3, Ids(first).Concat(Ids(second)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("links").GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task UserModels_NeedTheKey()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        Assert.NotEmpty(Ids(await client.GetAsync("/models/user")));
        client.Http.DefaultRequestHeaders.Remove("Authorization");

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "/models/user"));
    }

    [Fact]
    public async Task Endpoints_OfAModel_AreGiven()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        JsonElement model = (await client.GetAsync("/models/openai/gpt-4o-mini/endpoints")).GetProperty("data");

        Assert.Equal("openai/gpt-4o-mini", model.GetProperty("id").GetString());
        JsonElement endpoint = Assert.Single(model.GetProperty("endpoints").EnumerateArray());
        Assert.Equal("0.00000015", endpoint.GetProperty("pricing").GetProperty("prompt").GetString());
        Assert.Equal(0, endpoint.GetProperty("status").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, "/models/no/such/endpoints"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, "/models/endpoints"));
    }

    [Fact]
    public async Task Providers_AndEndpointsWithoutRetention_AreGiven()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        Assert.Equal("emulator", (await client.GetAsync("/providers")).GetProperty("data")[0].GetProperty("slug").GetString());
        Assert.Contains(
            (await client.GetAsync("/endpoints/zdr")).GetProperty("data").EnumerateArray(),
            static endpoint => endpoint.GetProperty("model_id").GetString() == "emulator/echo");
    }

    [Fact]
    public async Task Models_BadPrice_Gives400()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(client, "/models?max_price=cheap"));
    }

    [Fact]
    public async Task Generation_OfAnAnswer_HasItsCost()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { MissingGenerationAnswers = 1 });
        JsonElement answer = await client.ChatAsync(EmulatorClient.User("emulator/echo"));
        string path = "/generation?id=" + answer.GetProperty("id").GetString();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, path));
        JsonElement record = (await client.GetAsync(path)).GetProperty("data");

        Assert.Equal(answer.GetProperty("usage").GetProperty("cost").GetDecimal(), record.GetProperty("total_cost").GetDecimal());
        Assert.Equal(answer.GetProperty("usage").GetProperty("prompt_tokens").GetInt32(), record.GetProperty("native_tokens_prompt").GetInt32());
        Assert.Equal("stop", record.GetProperty("finish_reason").GetString());
        Assert.False(record.GetProperty("streamed").GetBoolean());
        Assert.Equal(
            answer.GetProperty("created").GetInt64(),
            DateTimeOffset.Parse(record.GetProperty("created_at").GetString()!, CultureInfo.InvariantCulture).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("/generation", HttpStatusCode.BadRequest)]
    [InlineData("/generation?id=gen-none", HttpStatusCode.NotFound)]
    public async Task Generation_Unknown_Fails(string path, HttpStatusCode status)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();

        Assert.Equal(status, await StatusAsync(client, path));
    }

    [Fact]
    public async Task Generation_BrokenAnswer_CostsNothing()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        using HttpResponseMessage response = await client.SendAsync(EmulatorClient.User("emulator/error-in-200"));
        string id = response.Headers.GetValues("X-Generation-Id").Single();

        JsonElement record = (await client.GetAsync("/generation?id=" + id)).GetProperty("data");

        Assert.Equal((0m, "error"), (record.GetProperty("total_cost").GetDecimal(), record.GetProperty("finish_reason").GetString()));
    }

    private static string[] Ids(JsonElement list) => [.. list.GetProperty("data").EnumerateArray().Select(static model => model.GetProperty("id").GetString()!)];

    private static async Task<HttpStatusCode> StatusAsync(EmulatorClient client, string path)
    {
        using HttpResponseMessage response = await client.Http.GetAsync(client.Url(path), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
