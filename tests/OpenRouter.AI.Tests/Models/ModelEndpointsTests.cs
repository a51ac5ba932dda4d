using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Models;

public sealed class ModelEndpointsTests
{
    private const string Endpoint = """
        {"name":"E | a/b","model_id":"a/b-1","model_name":"B","provider_name":"OpenAI","tag":"openai/priority","context_length":128000,
        "max_completion_tokens":null,"max_prompt_tokens":100000,"pricing":{"prompt":"0.000002","completion":"0.000004","discount":0},
        "quantization":"fp8","supported_parameters":["tools"],"supports_implicit_caching":true,"supports_voice_cloning":false,"status":-2,
        "uptime_last_5m":100,"uptime_last_30m":99.5,"uptime_last_1d":null,"latency_last_30m":{"p50":250,"p75":350,"p90":480,"p99":850},
        "throughput_last_30m":null,"new":1}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Failures => new(
        from call in Calls.Keys
        from status in Statuses[call]
        select (call, status));

    private static Dictionary<string, Func<OpenRouterClient, Task>> Calls { get; } = new()
    {
        ["model"] = static client => client.GetModelAsync("a/b", Token),
        ["endpoints"] = static client => client.GetModelEndpointsAsync("a/b", Token),
        ["zdr"] = static client => client.GetZeroRetentionEndpointsAsync(Token),
        ["providers"] = static client => client.GetProvidersAsync(Token),
        ["count"] = static client => client.GetModelCountAsync(null, Token),
        ["user"] = static async client => await client.GetUserModelsAsync(Token).ToListAsync(Token),
        ["embeddings"] = static async client => await client.GetEmbeddingModelsAsync(Token).ToListAsync(Token),
    };

    private static Dictionary<string, int[]> Statuses { get; } = new()
    {
        ["model"] = [403, 404, 500],
        ["endpoints"] = [403, 404, 500],
        ["zdr"] = [403, 500],
        ["providers"] = [500],
        ["count"] = [400, 403, 500],
        ["user"] = [401, 403, 404, 500],
        ["embeddings"] = [400, 500],
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Call_DocumentedStatus_IsRaisedWithItsCause(string call, int status)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.Failure(status, "The cause"), status));

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => Calls[call](client));

        Assert.Equal(((HttpStatusCode)status, $"The cause ({status})"), (failure.StatusCode, failure.Message));
    }

    [Theory]
    [InlineData("openai/gpt-4o", "openai/gpt-4o")]
    [InlineData("deepseek/deepseek-r1:free", "deepseek/deepseek-r1:free")]
    [InlineData("~openai/gpt-latest", "~openai/gpt-latest")]
    [InlineData("a b/c?d#e%", "a%20b/c%3Fd%23e%25")]
    public async Task GetModel_Id_KeepsVariantsAndIsEscaped(string id, string path)
    {
        ScriptedHandler handler = new ScriptedHandler()
            .Answer("{\"data\":" + AccountWire.Model("openai/gpt-4o") + "}")
            .Answer("""{"data":{"id":"a/b","endpoints":[]}}""");
        using OpenRouterClient client = AccountWire.Client(handler);

        Assert.Equal("openai/gpt-4o", (await client.GetModelAsync(id, Token)).Id);
        Assert.Empty((await client.GetModelEndpointsAsync(id, Token)).Endpoints);

        Assert.Equal("https://host.test/api/v1/model/" + path, handler.Requests[0].Uri.AbsoluteUri);
        Assert.Equal($"https://host.test/api/v1/models/{path}/endpoints", handler.Requests[1].Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gpt-4o")]
    [InlineData("/gpt-4o")]
    [InlineData("openai/")]
    [InlineData("../credits")]
    [InlineData("a/../../key")]
    public async Task GetModel_NoId_IsRefused(string id)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());

        await Assert.ThrowsAsync<ArgumentException>(() => client.GetModelAsync(id, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => client.GetModelEndpointsAsync(id, Token));
    }

    [Fact]
    public async Task GetModelEndpoints_EveryField_IsRead()
    {
        const string Data = """
            {"id":"a/b","name":"B","description":"D","created":1735689600,"architecture":{"modality":"text->text",
            "input_modalities":["text"],"output_modalities":["text"],"tokenizer":"GPT","instruct_type":null},
            """;
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer("{\"data\":" + Data + "\"endpoints\":[" + Endpoint + "]}}"));

        OpenRouterModelEndpoints model = await client.GetModelEndpointsAsync("a/b", Token);

        Assert.Equal(("a/b", "B", "D", "text->text", "GPT", null), (
            model.Id, model.Name, model.Description, model.Modality, model.Tokenizer, model.InstructType));
        Assert.Equal([ModelModality.Text], model.InputModalities);
        AssertEndpoint(Assert.Single(model.Endpoints));
    }

    [Fact]
    public async Task GetZeroRetentionEndpoints_EveryField_IsRead()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List(Endpoint, """{"status":0}"""));
        using OpenRouterClient client = AccountWire.Client(handler);

        IReadOnlyList<OpenRouterModelEndpoint> endpoints = await client.GetZeroRetentionEndpointsAsync(Token);

        Assert.Equal("/api/v1/endpoints/zdr", handler.Requests.Single().Uri.AbsolutePath);
        AssertEndpoint(endpoints[0]);
        Assert.True(endpoints[1].IsHealthy);
    }

    [Fact]
    public async Task GetProviders_EveryField_IsRead()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List("""
            {"name":"DeepInfra","slug":"deepinfra","privacy_policy_url":"https://p","terms_of_service_url":null,"status_page_url":"https://s",
            "headquarters":"US","datacenters":["US","FR"]}
            """));
        using OpenRouterClient client = AccountWire.Client(handler);

        OpenRouterProvider provider = Assert.Single(await client.GetProvidersAsync(Token));

        Assert.Equal(("DeepInfra", "deepinfra", "https://p", null, "https://s", "US"), (
            provider.Name, provider.Slug, provider.PrivacyPolicyUrl, provider.TermsOfServiceUrl, provider.StatusPageUrl, provider.Headquarters));
        Assert.Equal(["US", "FR"], provider.Datacenters);
        Assert.Equal("/api/v1/providers", handler.Requests.Single().Uri.AbsolutePath);
    }

    [Fact]
    public async Task GetModelCount_Modalities_AreSent()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("""{"data":{"count":338}}""").Answer("""{"data":{"count":"400"}}""");
        using OpenRouterClient client = AccountWire.Client(handler);

        Assert.Equal(338, await client.GetModelCountAsync(cancellationToken: Token));
        Assert.Equal(400, await client.GetModelCountAsync([ModelModality.All], Token));

        Assert.Equal(["", "?output_modalities=all"], handler.Requests.Select(static request => request.Uri.Query));
    }

    [Fact]
    public async Task Lists_OtherKinds_HaveTheirOwnPaths()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List("""{"id":"a/b"}""")).Answer(AccountWire.List("""{"id":"c/d"}"""));
        using OpenRouterClient client = AccountWire.Client(handler);

        Assert.Equal("a/b", (await client.GetUserModelsAsync(Token).ToListAsync(Token)).Single().Id);
        Assert.Equal("c/d", (await client.GetEmbeddingModelsAsync(Token).ToListAsync(Token)).Single().Id);

        Assert.Equal(["/api/v1/models/user", "/api/v1/embeddings/models"], handler.Requests.Select(static request => request.Uri.AbsolutePath));
    }

    private static void AssertEndpoint(OpenRouterModelEndpoint endpoint)
    {
        Assert.Equal(("E | a/b", "a/b-1", "B", "OpenAI", "openai/priority"), (
            endpoint.Name, endpoint.ModelId, endpoint.ModelName, endpoint.ProviderName, endpoint.Tag));
        Assert.Equal((128000, null, 100000), (endpoint.ContextLength, endpoint.MaxCompletionTokens, endpoint.MaxPromptTokens));
        Assert.Equal((0.000002m, 0.000004m), (endpoint.Pricing.PromptPricePerToken, endpoint.Pricing.CompletionPricePerToken));
        Assert.Equal((Quantization.Fp8, true, false), (endpoint.Quantization, endpoint.SupportsImplicitCaching, endpoint.SupportsVoiceCloning));
        Assert.Equal((-2, false), (endpoint.Status, endpoint.IsHealthy));
        Assert.Equal((100d, 99.5, null), (endpoint.UptimeLast5Minutes, endpoint.UptimeLast30Minutes, endpoint.UptimeLastDay));
        Assert.Equal((250d, 350d, 480d, 850d), (
            endpoint.LatencyLast30Minutes!.P50, endpoint.LatencyLast30Minutes.P75, endpoint.LatencyLast30Minutes.P90, endpoint.LatencyLast30Minutes.P99));
        Assert.Null(endpoint.ThroughputLast30Minutes);
        JsonAssert.Equal(Endpoint, endpoint.RawRepresentation);
    }
}
