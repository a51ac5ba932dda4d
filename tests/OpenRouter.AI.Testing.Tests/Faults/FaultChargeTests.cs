using System;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>What a call costs that a fault spoils: nothing where an error takes the place of the answer.</summary>
public sealed class FaultChargeTests
{
    private const string Chat = "chat/completions";
    private const string ChatBody = """{"model":"emulator/echo","messages":[{"role":"user","content":"hi"}]}""";
    private const string ResponsesBody = """{"model":"emulator/echo","input":"hi"}""";
    private const string EmbeddingsBody = """{"model":"emulator/embed","input":"hi"}""";

    private static readonly Fault[] Replacing =
    [
        Fault.Status(503), Fault.Error(System.Net.HttpStatusCode.BadRequest, "odd"), Fault.Unavailable("model_deprecated"), Fault.Guardrail(),
        Fault.ValidationEnvelope(), Fault.RateLimited(), Fault.Html(), Fault.ErrorIn200(), Fault.KeepAlives(2).And(Fault.Status(500)).And(Fault.Drip(9)),
    ];

    private static readonly Fault[] Spoiling = [Fault.CutAfter(1), Fault.DropAt(40), Fault.InvalidUtf8(), Fault.KeepAlivesOnly(2)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Chat, ChatBody)]
    [InlineData("responses", ResponsesBody)]
    [InlineData("embeddings", EmbeddingsBody)]
    public async Task Error_InPlaceOfTheAnswer_IsNeitherChargedNorRecorded(string path, string body)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { TimeProvider = new StoppedClock() });
        (string first, decimal cost) = await MeasureAsync(client, path, body);
        foreach (Fault fault in Replacing)
        {
            client.Server.AnyEndpoint.Fail(fault).Once();
            await PostAsync(client, path, body);
        }

        (string last, decimal all) = await MeasureAsync(client, path, body);
        Assert.Equal(2 * cost, all);
        for (int number = 1; number <= Replacing.Length + 2; number++)
        {
            string id = first[..^12] + number.ToString("D12", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(id == first || id == last, await IsRecordedAsync(client, id));
        }
    }

    [Theory]
    [InlineData(Chat, ChatBody)]
    [InlineData("responses", ResponsesBody)]
    [InlineData("embeddings", EmbeddingsBody)]
    public async Task Answer_SpoiltOnItsWay_IsChargedAndRecorded(string path, string body)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { TimeProvider = new StoppedClock() });
        (string first, decimal cost) = await MeasureAsync(client, path, body);
        for (int number = 0; number < Spoiling.Length; number++)
        {
            client.Server.AnyEndpoint.Fail(Spoiling[number]).Once();
            await PostAsync(client, path, body);

            Assert.Equal((number + 2) * cost, await UsedAsync(client));
            Assert.True(await IsRecordedAsync(client, first[..^1] + (number + 2)));
        }
    }

    [Theory]
    [InlineData(MidStreamError.Bare)]
    [InlineData(MidStreamError.FinishError)]
    [InlineData(MidStreamError.UsageChunk)]
    public async Task Error_BehindTheBeginning_IsCharged(MidStreamError form)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Server.Chat.Fail(Fault.ErrorAfter(2, form));
        client.Server.Chat.Reply(EmulatedReply.Text("one two three four").WithUsage(10, 2, cost: 0.5m));

        await client.StreamAsync(EmulatorClient.UserStream("any/model"));

        Assert.Equal(0.5m, await UsedAsync(client));
    }

    [Fact]
    public async Task Reply_AfterAnError_CostsWhatItSays()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Server.Chat.Fail(Fault.Status(503)).Once();
        client.Server.Chat.Reply(EmulatedReply.Text("Sunny.").WithUsage(10, 2, cost: 0.5m));

        await client.FailAsync(EmulatorClient.User("any/model"));
        await client.ChatAsync(EmulatorClient.User("any/model"));

        Assert.Equal(0.5m, await UsedAsync(client));
    }

    /// <summary>Makes a call that succeeds, and tells its id and what all calls have cost.</summary>
    private static async Task<(string Id, decimal Used)> MeasureAsync(EmulatorClient client, string path, string body)
    {
        string text = await PostAsync(client, path, body) ?? throw new InvalidOperationException("No answer.");
        decimal used = await UsedAsync(client);
        Assert.True(used > 0);
        return (EmulatorClient.Parse(text).GetProperty("id").GetString()!, used);
    }

    private static async Task<string?> PostAsync(EmulatorClient client, string path, string body)
    {
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        try
        {
            using HttpResponseMessage response = await client.Http.PostAsync(client.Url("/" + path), content, Token);
            return await response.Content.ReadAsStringAsync(Token);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<decimal> UsedAsync(EmulatorClient client)
    {
        JsonElement credits = await client.GetAsync("/credits", client.Server.ManagementApiKey);
        return credits.GetProperty("data").GetProperty("total_usage").GetDecimal();
    }

    private static async Task<bool> IsRecordedAsync(EmulatorClient client, string id)
    {
        using HttpResponseMessage response = await client.Http.GetAsync(client.Url("/generation?id=" + id), Token);
        return response.IsSuccessStatusCode;
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddYears(50);
    }
}
