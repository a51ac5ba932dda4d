using System;
using System.Net;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;

namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>What can never work is refused where it is written, not when a request meets it.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public void Fault_ImpossibleArgument_IsRefused()
    {
        foreach (Action made in (Action[])
        [
            static () => Fault.KeepAlivesOnly(-1), static () => Fault.Html(5), static () => Fault.Html(204), static () => Fault.Html(600),
            static () => Fault.Error((HttpStatusCode)1000, "x"), static () => Fault.Error((HttpStatusCode)204, "x"), static () => Fault.Status(399),
            static () => Fault.RateLimited(RetryHint.HeaderDate, TimeSpan.MaxValue), static () => Fault.RateLimited(RetryHint.HeaderSeconds, TimeSpan.FromSeconds(-5)),
            static () => Fault.RateLimited((RetryHint)99), static () => Fault.ErrorAfter(1, (MidStreamError)99),
            static () => Fault.Drip(1, TimeSpan.FromSeconds(-1)), static () => Fault.Drip(1, TimeSpan.MaxValue),
            static () => EmulatedReply.Text("x").WithUsage(-1, 0), static () => EmulatedReply.Text("x").WithUsage(0, 0, 0, -1),
            static () => _ = new OpenRouterEmulatorOptions { Port = 65_536 }, static () => _ = new OpenRouterEmulatorOptions { MaxRecordedBytes = -1 },
            static () => _ = new OpenRouterEmulatorOptions { MaxRecordedRequests = -1 }, static () => _ = new OpenRouterEmulatorOptions { MissingGenerationAnswers = -1 },
        ])
        {
            Assert.Throws<ArgumentOutOfRangeException>(made);
        }
    }

    [Fact]
    public void Reply_ImpossibleArgument_IsRefused()
    {
        foreach (Action made in (Action[])
        [
            static () => EmulatedReply.Vectors(), static () => EmulatedReply.Vectors([[]]), static () => EmulatedReply.Vectors([float.NaN]),
            static () => EmulatedReply.Vectors([null!]), static () => EmulatedReply.Json("{"), static () => EmulatedReply.Json("""{"a":1,"a":2}"""),
            static () => EmulatedReply.Refusal(null!), static () => EmulatedReply.Text("x").AndImage([1], ""), static () => EmulatedReply.Text("x").AndCitation(""),
            static () => Fault.Error(HttpStatusCode.BadRequest, "x", """{"a":1,"a":2}"""), static () => Fault.Error(HttpStatusCode.BadRequest, "x", "[]"),
            static () => Fault.Error(HttpStatusCode.BadRequest, "x", """{"a":"\ud800"}"""),
        ])
        {
            Assert.ThrowsAny<ArgumentException>(made);
        }

        Assert.Throws<InvalidOperationException>(static () => EmulatedReply.Vectors([1f]).AndText("x"));
        Assert.Throws<InvalidOperationException>(static () => EmulatedReply.Vectors([1f]).WithUsage(1, 1));
        Assert.Throws<InvalidOperationException>(static () => EmulatedReply.Vectors([1f]).WithFinishReason("stop"));
    }

    [Fact]
    public async Task Rule_ImpossibleArgument_IsRefusedAndLeavesNoRule()
    {
        await using EmulatorClient client = await EmulatorClient.StartAsync();
        OpenRouterEmulator server = client.Server;
        foreach (Action made in (Action[])
        [
            () => server.Chat.When(nth: 0), () => server.Chat.Reply(), () => server.Chat.Reply((string)null!), () => server.Chat.Reply((EmulatedReply)null!),
            () => server.Chat.Reply(EmulatedReply.Vectors([1f])), () => server.Responses.Reply(EmulatedReply.Text("x"), EmulatedReply.Vectors([1f])),
            () => server.Embeddings.Reply("no vector"), () => server.Chat.Fail(null!), () => server.Chat.AssertReceived(-1),
        ])
        {
            Assert.ThrowsAny<ArgumentException>(made);
        }

        Assert.Empty(server.Rules);
        Assert.ThrowsAny<ArgumentException>(() => server.AnyEndpoint.When().Reply());
        await client.ChatAsync(EmulatorClient.User("emulator/echo"));
        Assert.Contains("no JSON", Assert.Throws<ArgumentException>(() => server.Chat.AssertSingle().AssertBody("model", "emulator/echo")).Message, StringComparison.Ordinal);
    }
}
