using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.AccountFunctions;

public sealed class AccountFunctionsTests
{
    private const string Credits = """{"data":{"total_credits":100.5,"total_usage":25.7549}}""";

    private const string Key = """
        {"data":{"label":"sk-or-v1-abc...123","limit":100,"limit_remaining":74.4951,"limit_reset":"monthly","usage":25.5049,"usage_daily":0.00041234,
        "usage_weekly":0.005,"usage_monthly":25.5,"is_free_tier":false,"creator_user_id":"user_2abc","hash":"abcdef"}}
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Create_Functions_HaveNamesDescriptionsAndSchemas()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());

        IReadOnlyList<AIFunction> functions = OpenRouterAccountFunctions.Create(client);

        Assert.Equal(
            ["openrouter_get_credits", "openrouter_get_key_limits", "openrouter_can_afford", "openrouter_find_models"],
            functions.Select(static function => function.Name));
        Assert.All(functions, static function => Assert.True(function.Description.Length > 20));
        Assert.All(functions, static function => Assert.Equal("object", function.JsonSchema.GetProperty("type").GetString()));
        JsonAssert.Equal("""{"type":"object","properties":{},"additionalProperties":false}""", functions[0].JsonSchema);
        Assert.All(functions, static function => Assert.False(function.JsonSchema.GetProperty("additionalProperties").GetBoolean()));
        Assert.Equal("estimated_cost_usd", functions[2].JsonSchema.GetProperty("required")[0].GetString());
    }

    [Fact]
    public async Task GetCredits_Amounts_AreRounded() => JsonAssert.Equal(
        """{"remaining_usd":74.74,"purchased_usd":100.5,"used_usd":25.76}""",
        await RunAsync("openrouter_get_credits", new ScriptedHandler().Answer(Credits)));

    [Fact]
    public async Task GetKeyLimits_SmallAmounts_AreNotNothingAndNobodyIsNamed() => JsonAssert.Equal(
        """
        {"limit_usd":100,"limit_remaining_usd":74.49,"limit_reset":"monthly","used_usd":25.51,"used_today_usd":0.00042,
        "used_this_week_usd":0.005,"used_this_month_usd":25.5,"is_free_tier":false}
        """,
        await RunAsync("openrouter_get_key_limits", new ScriptedHandler().Answer(Key)));

    [Fact]
    public async Task GetKeyLimits_NoLimit_IsNull() => JsonAssert.Equal(
        """
        {"limit_usd":null,"limit_remaining_usd":null,"limit_reset":null,"used_usd":1.5,"used_today_usd":null,"used_this_week_usd":null,
        "used_this_month_usd":null}
        """,
        await RunAsync("openrouter_get_key_limits", new ScriptedHandler().Answer(AccountWire.NormalKey)));

    [Theory]
    [InlineData(401, "OpenRouter does not accept the key.", "Ask the operator to check the API key.")]
    [InlineData(402, "The account has no credits left.", "Ask the operator to add credits.")]
    [InlineData(403, "The key may not see the account.", "The credits need a management key. The limits of the key can be read with any key.")]
    [InlineData(429, "OpenRouter asks for fewer requests.", "Try again in 7 seconds.")]
    [InlineData(500, "OpenRouter answered with status 500.", "Try again later.")]
    [InlineData(404, "OpenRouter answered with status 404.", "Do not try again; ask the operator.")]
    public async Task Failure_Expected_IsAValue(int status, string error, string hint)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.Failure(status, "user_2abcdefghijklmnopqrstuvwxyz"), status, headers: ("Retry-After", "7"));

        JsonAssert.Equal(
            JsonSerializer.Serialize(new Dictionary<string, string> { ["error"] = error, ["hint"] = hint }),
            await RunAsync("openrouter_get_credits", handler));
    }

    [Fact]
    public async Task Failure_ServiceUnreachable_IsAValue() => JsonAssert.Equal(
        """{"error":"OpenRouter could not be reached.","hint":"Try again later."}""",
        await RunAsync("openrouter_get_key_limits", new ScriptedHandler().Fail(new HttpRequestException("no route to host"))));

    [Fact]
    public async Task Failure_ZerosForAnInferenceKey_AreNoBalance()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("""{"data":{"total_credits":0,"total_usage":0}}""").Answer(AccountWire.NormalKey);

        JsonElement answer = await RunAsync("openrouter_get_credits", handler);

        Assert.Equal("The key may not see the account.", answer.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("74.4951", true)]
    [InlineData("74.4952", false)]
    public async Task CanAfford_TighterBound_DecidesExactly(string cost, bool affordable)
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(Key));
        using OpenRouterClient manager = AccountWire.Client(new ScriptedHandler().Answer(Credits));

        JsonElement answer = await InvokeAsync(
            OpenRouterAccountFunctions.Create(client, manager), "openrouter_can_afford", ("estimated_cost_usd", JsonElement.Parse(cost)));

        JsonAssert.Equal($$"""{"affordable":{{(affordable ? "true" : "false")}},"checked":["key_limit","credits"]}""", answer);
    }

    [Fact]
    public async Task CanAfford_NothingKnown_IsNull()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.NormalKey));
        using OpenRouterClient manager = AccountWire.Client(new ScriptedHandler().Answer(AccountWire.Failure(403), 403));

        JsonElement answer = await InvokeAsync(
            OpenRouterAccountFunctions.Create(client, manager), "openrouter_can_afford", ("estimated_cost_usd", 1.5));

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("affordable").ValueKind);
        Assert.True(answer.GetProperty("hint").GetString()!.Length > 0);
    }

    [Theory]
    [InlineData(null, "The estimated cost is not greater than zero.")]
    [InlineData(-1, "The estimated cost is not greater than zero.")]
    [InlineData("much", "The argument estimated_cost_usd is not a number.")]
    public async Task CanAfford_BadArgument_IsAValue(object? cost, string error)
    {
        JsonElement answer = await RunAsync("openrouter_can_afford", new ScriptedHandler(), ("estimated_cost_usd", cost));

        Assert.Equal(error, answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Answers_OfTheLastMinute_AreKept()
    {
        FakeTimeProvider time = new();
        ScriptedHandler handler = new ScriptedHandler().Answer(Key).Answer(AccountWire.NormalKey);
        using OpenRouterClient client = AccountWire.Client(handler, time);
        IReadOnlyList<AIFunction> functions = OpenRouterAccountFunctions.Create(client);

        JsonElement first = await InvokeAsync(functions, "openrouter_get_key_limits");
        time.Advance(TimeSpan.FromSeconds(59));
        JsonElement second = await InvokeAsync(functions, "openrouter_get_key_limits");
        time.Advance(TimeSpan.FromSeconds(1));
        JsonElement third = await InvokeAsync(functions, "openrouter_get_key_limits");

        Assert.True(JsonElement.DeepEquals(first, second));
        Assert.False(JsonElement.DeepEquals(first, third));
        Assert.Equal(2, handler.Requests.Count);
    }

    [Fact]
    public async Task FindModels_Filters_GiveTheCheapest()
    {
        string catalog = AccountWire.List(
            AccountWire.Model("a/dear", "0.00001", "0.00002", "\"text\",\"image\""),
            AccountWire.Model("a/cheap", "0.0000000583", "0.0000006", "\"text\",\"image\""),
            AccountWire.Model("a/blind"),
            AccountWire.Model("b/cheap", "0", "0", "\"text\",\"image\""),
            AccountWire.Model("a/vectors", "0", "0", "\"text\",\"image\"", "\"embeddings\""));

        JsonElement answer = await RunAsync(
            "openrouter_find_models",
            new ScriptedHandler().Answer(catalog),
            ("query", "A/"),
            ("capabilities", new[] { "tools", "image" }),
            ("max_prompt_usd_per_million", "5"),
            ("min_context_length", 1000),
            ("limit", 1));

        JsonAssert.Equal(
            """
            {"total":1,"models":[{"id":"a/cheap","name":"a/cheap","context_length":1000,"prompt_usd_per_million":0.0583,
            "completion_usd_per_million":0.6,"input":["text","image"],"tools":true,"structured_outputs":true,"reasoning":true}]}
            """,
            answer);
    }

    [Fact]
    public async Task FindModels_ListWithOtherThanTexts_IsAValue()
    {
        JsonElement answer = await RunAsync(
            "openrouter_find_models", new ScriptedHandler(), ("capabilities", JsonElement.Parse("""["tools",7]""")));

        Assert.Equal("The argument capabilities is not a list of texts.", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task FindModels_Discount_IsTakenOff()
    {
        string reduced = AccountWire.Model("a/reduced", "0.00001", "0.00002").Replace("\"pricing\":{", "\"pricing\":{\"discount\":0.75,", StringComparison.Ordinal);
        string catalog = AccountWire.List(AccountWire.Model("a/plain", "0.000003", "0.000006"), AccountWire.Model("a/dear", "0.000004", "0.000008"), reduced);

        JsonElement answer = await RunAsync("openrouter_find_models", new ScriptedHandler().Answer(catalog), ("max_prompt_usd_per_million", 3));

        JsonElement[] models = [.. answer.GetProperty("models").EnumerateArray()];
        Assert.Equal(["a/reduced", "a/plain"], models.Select(static model => model.GetProperty("id").GetString()));
        Assert.Equal("2.5", models[0].GetProperty("prompt_usd_per_million").GetRawText());
        Assert.Equal("5", models[0].GetProperty("completion_usd_per_million").GetRawText());
    }

    [Fact]
    public async Task FindModels_SecondSearchWithinTheHour_AsksNobody()
    {
        FakeTimeProvider time = new();
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List(AccountWire.Model("a/b")));
        using OpenRouterClient client = AccountWire.Client(handler, time);
        IReadOnlyList<AIFunction> functions = OpenRouterAccountFunctions.Create(client);

        await InvokeAsync(functions, "openrouter_find_models");
        time.Advance(TimeSpan.FromMinutes(59));
        await InvokeAsync(functions, "openrouter_find_models");

        Assert.Single(handler.Requests);
    }

    [Fact]
    public async Task FindModels_NoArguments_GivesFive()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(AccountWire.List([.. Enumerable.Range(1, 7).Select(static n => AccountWire.Model($"a/{n}"))]));

        JsonElement answer = await RunAsync("openrouter_find_models", handler);

        Assert.Equal((7, 5), (answer.GetProperty("total").GetInt32(), answer.GetProperty("models").GetArrayLength()));
    }

    [Fact]
    public async Task Invoke_Cancelled_IsNotAValue()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());
        AIFunction function = OpenRouterAccountFunctions.Create(client)[0];

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => function.InvokeAsync(cancellationToken: new CancellationToken(true)).AsTask());
    }

    private static async Task<JsonElement> RunAsync(string name, ScriptedHandler handler, params (string Name, object? Value)[] arguments)
    {
        using OpenRouterClient client = AccountWire.Client(handler);
        return await InvokeAsync(OpenRouterAccountFunctions.Create(client), name, arguments);
    }

    private static async Task<JsonElement> InvokeAsync(
        IReadOnlyList<AIFunction> functions, string name, params (string Name, object? Value)[] arguments) =>
        Assert.IsType<JsonElement>(await functions.Single(function => function.Name == name).InvokeAsync(
            new AIFunctionArguments(arguments.ToDictionary(static argument => argument.Name, static argument => argument.Value)), Token));
}
