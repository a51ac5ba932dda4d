using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Extensions.Tests.Support;
using OpenRouter.AI.Registration;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>The model costs 1 and 2 dollars for a million tokens; eight letters are 6 tokens.</summary>
public class OutputLimitTests
{
    private const string Eight = "12345678";

    private readonly OpenRouterMemoryBudgetLedger _ledger = new();

    /// <summary>Fields in the additional properties, fields in the extra body, and the limit on each endpoint; null where none is sent. The
    /// options say 10.</summary>
    public static TheoryData<string, string, long?, long?> Fields => new()
    {
        { "{}", "{}", 10, 10 },
        { """{"max_tokens":3000}""", "{}", 3000, 3000 },
        { """{"max_tokens":3000,"max_completion_tokens":20}""", "{}", 3000, 20 },
        { """{"max_tokens":20,"max_completion_tokens":3000}""", "{}", 3000, 3000 },
        { """{"max_output_tokens":3000}""", "{}", 10, 3000 },
        { """{"max_output_tokens":20,"max_tokens":3000}""", "{}", 3000, 20 },
        { """{"max_tokens":null}""", "{}", 10, 10 },
        { "{}", """{"max_tokens":3000}""", 3000, 3000 },
        { """{"max_tokens":20}""", """{"max_tokens":3000}""", 3000, 3000 },
        { "{}", """{"max_tokens":null}""", null, null },
        { """{"max_tokens":3000}""", """{"max_tokens":null}""", null, null },
        { "{}", """{"max_completion_tokens":null,"max_tokens":3000}""", 3000, null },
        { "{}", """{"max_output_tokens":3000}""", 10, 3000 },
        { "{}", """{"max_output_tokens":null}""", 10, 10 },
        { """{"max_output_tokens":3000}""", """{"max_output_tokens":null}""", 10, 3000 },
        { "{}", """{"max_output_tokens":null,"max_tokens":3000}""", 3000, 3000 },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Limit_OfChat_IsTheOneThatIsSent(string named, string extra, long? limit, long? ofResponses)
    {
        _ = ofResponses;
        await using TestApp app = await StartAsync(responses: false, null);

        long? read = await SendAsync(app, Options(named, extra), "max_completion_tokens", "max_tokens");

        Assert.Equal((limit, limit), (read, LimitOf(app, Options(named, extra))));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Limit_OfResponses_IsTheOneThatIsSent(string named, string extra, long? ofChat, long? limit)
    {
        _ = ofChat;
        await using TestApp app = await StartAsync(responses: true, null);

        long? read = await SendAsync(app, Options(named, extra), "max_output_tokens");

        Assert.Equal((limit, limit), (read, LimitOf(app, Options(named, extra))));
    }

    [Theory]
    [InlineData("1000.0")]
    [InlineData("1e3")]
    public void Limit_WholeNumber_IsReadHoweverItIsWritten(string number)
    {
        ChatOptions options = Options("{}", $$"""{"max_tokens":{{number}}}""");
        using Telemetry.FixedClient sender = new(AsyncEnumerable.Empty<ChatResponseUpdate>());

        Assert.Equal(1000, OutputLimit.Of(options, options.GetOpenRouter(sender), sender));
    }

    /// <summary>An answer that the cap does not pay for is limited, whatever the fields say.</summary>
    [Theory]
    [InlineData(false, """{"max_tokens":null}""")]
    [InlineData(false, """{"max_tokens":null,"max_completion_tokens":null}""")]
    [InlineData(false, """{"max_output_tokens":5}""")]
    [InlineData(true, """{"max_tokens":null}""")]
    [InlineData(true, """{"max_output_tokens":null}""")]
    public async Task Cap_NoLimitIsSent_SendsItsOwn(bool responses, string extra)
    {
        await using TestApp app = await StartAsync(responses, 0.001m);
        ChatOptions options = Options("{}", extra);
        options.MaxOutputTokens = null;

        long? read = await SendAsync(app, options, responses ? ["max_output_tokens"] : ["max_completion_tokens", "max_tokens"]);

        Assert.Equal(497, read);
    }

    [Theory]
    [InlineData("""{"max_tokens":"1000"}""", "max_tokens")]
    [InlineData("""{"max_tokens":10.5}""", "max_tokens")]
    [InlineData("""{"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"max_completion_tokens":-1}""", "max_completion_tokens")]
    [InlineData("""{"max_completion_tokens":1e40}""", "max_completion_tokens")]
    [InlineData("""{"max_tokens":10,"max_completion_tokens":[1]}""", "max_completion_tokens")]
    [InlineData("{}", "MaxOutputTokens")]
    public async Task Limit_CannotBeRead_IsRefusedBeforeAnythingIsSpent(string extra, string name)
    {
        await using TestApp app = await StartAsync(responses: false, null);
        ChatOptions options = Options("{}", extra);
        options.MaxOutputTokens = -5;

        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(app, options));

        Assert.Contains($"'{name}' must be a whole number of tokens above 0", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(app.Server.Requests);
        Assert.Equal(0, await _ledger.SpentAsync("all"));
    }

    private static ChatOptions Options(string named, string extra)
    {
        ChatOptions options = new() { MaxOutputTokens = 10, AdditionalProperties = [] };
        foreach (JsonProperty field in JsonElement.Parse(named).EnumerateObject())
        {
            options.AdditionalProperties[field.Name] = field.Value;
        }

        return options.WithOpenRouter(own => own.ExtraBody = JsonElement.Parse(extra).EnumerateObject().ToDictionary(static field => field.Name, static field => field.Value));
    }

    private static long? LimitOf(TestApp app, ChatOptions options)
    {
        IChatClient sender = Sender.Of(app.Services.GetRequiredService<IChatClient>());
        return OutputLimit.Of(options, options.GetOpenRouter(sender), sender);
    }

    private static async Task<long?> SendAsync(TestApp app, ChatOptions options, params string[] names)
    {
        await app.Services.GetRequiredService<IChatClient>().GetResponseAsync(Eight, options, TestContext.Current.CancellationToken);
        JsonElement body = app.Server.Requests[^1].Body!.Value;
        IEnumerable<long?> sent = names.Select(name =>
            body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number ? (long)value.GetDecimal() : default(long?));
        return sent.Max();
    }

    private Task<TestApp> StartAsync(bool responses, decimal? cap) => TestApp.StartAsync(services =>
    {
        ChatClientBuilder builder = responses ? services.AddOpenRouterResponsesChatClient("emulator/echo") : services.AddOpenRouterChatClient("emulator/echo");
        builder.UseOpenRouterBudget(budget =>
        {
            budget.AddScope("all", 1m).PerRequest = cap;
            budget.Ledger = _ledger;
        });
    });
}
