using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Hosting;

/// <summary>What an emulator that runs for long forgets, and how it says so.</summary>
public sealed class RequestLogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_LargerThanTheLimit_ForgetTheOldest()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { MaxRecordedBytes = 25_000 });
        foreach (char letter in "abc")
        {
            await client.ChatAsync(EmulatorClient.User("emulator/echo", new string(letter, 10_000)));
        }

        Assert.Equal("bc", string.Concat(client.Server.Requests.Select(static request => request.LastMessage[0])));

        await client.ChatAsync(EmulatorClient.User("emulator/echo", new string('d', 100_000)));

        Assert.StartsWith("d", Assert.Single(client.Server.Requests).LastMessage, StringComparison.Ordinal);
    }

    /// <summary>A count of what is left would be no count of what was received.</summary>
    [Fact]
    public async Task AssertReceived_OldestForgotten_SaysSo()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { MaxRecordedRequests = 2 });
        foreach (string text in (string[])["one", "two", "three"])
        {
            await client.ChatAsync(EmulatorClient.User("emulator/echo", text));
        }

        foreach (int count in (int[])[2, 3])
        {
            string message = Assert.Throws<EmulatorAssertionException>(() => client.Server.Chat.AssertReceived(count)).Message;
            Assert.Contains("the oldest 1 requests were forgotten", message, StringComparison.Ordinal);
            Assert.Contains("three", message, StringComparison.Ordinal);
        }

        Assert.Empty(client.Server.Responses.AssertReceived(0));
        client.Server.Reset();
        Assert.Empty(client.Server.Chat.AssertReceived(0));
    }

    [Fact]
    public async Task Generations_BeyondTheLimit_ForgetTheOldest()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync(new OpenRouterEmulatorOptions { MaxRecordedRequests = 2 });
        string[] ids = new string[3];
        for (int number = 0; number < ids.Length; number++)
        {
            ids[number] = (await client.ChatAsync(EmulatorClient.User("emulator/echo"))).GetProperty("id").GetString()!;
        }

        HttpStatusCode[] found = await Task.WhenAll(ids.Select(async id =>
        {
            using HttpResponseMessage response = await client.Http.GetAsync(client.Url("/generation?id=" + id), Token);
            return response.StatusCode;
        }));

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK], found);
    }

    /// <summary>JSON can spell half a pair of UTF-16, which no text has.</summary>
    [Theory]
    [InlineData("chat/completions", """{"model":"emulator/echo","messages":[{"role":"user","content":"a\ud800b"}],"logit_bias":{"\udc00":1}}""")]
    [InlineData("chat/completions", """{"model":"emulator/echo\ud83d","messages":[{"role":"\ud800","content":"a\ud800b"}]}""")]
    [InlineData("responses", """{"model":"emulator/echo","input":"a\ud800b"}""")]
    [InlineData("embeddings", """{"model":"emulator/embed","input":["a\ud800b"]}""")]
    public async Task Request_HalfOfAPair_IsAnsweredAndReadable(string path, string body)
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        client.Server.AnyEndpoint.When(message: "nothing of this").Reply("never");
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await client.Http.PostAsync(client.Url("/" + path), content, Token);

        Assert.True((int)response.StatusCode < 500, await response.Content.ReadAsStringAsync(Token));
        RecordedRequest request = client.Server.AnyEndpoint.AssertSingle();
        Assert.Equal(body, request.Text);
        Assert.Contains("\\ud800", request.Text, StringComparison.Ordinal);
        JsonElement.Parse(request.ToJson());
        string message = Assert.Throws<EmulatorAssertionException>(() => client.Server.AnyEndpoint.AssertReceived(1, message: "x")).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains("but it is", Assert.Throws<EmulatorAssertionException>(() => request.AssertBody("model", "1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToString_LongMessage_IsCutBetweenSigns()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        await client.ChatAsync(EmulatorClient.User("emulator/echo", new string('a', 79) + "😀\\nnew line"));

        string text = client.Server.Requests[0].ToString();

        Assert.EndsWith(new string('a', 79) + "…", text, StringComparison.Ordinal);
    }
}
