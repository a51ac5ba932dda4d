using System;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Budget;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Extensions.Tests.Budget;

/// <summary>Middleware may keep an answer and show it again: it has been paid for.</summary>
public class ReceiptKeptTests
{
    private const string Record = """{"data":{"id":"gen-1","total_cost":0.5}}""";

    /// <param name="tells">Whether the client below tells of its requests.</param>
    /// <param name="streamed">Whether it is shown as a stream.</param>
    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Answer_IsShownAgain_CountsOnce(bool tells, bool streamed)
    {
        await using PricedApp app = await PricedApp.StartAsync(sender => Keeping(tells ? new ReceiptChatClient(sender) : new Untold(sender)));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));

        await app.AskAsync();
        decimal once = await app.SpentAsync();
        for (int asked = 0; asked < 2; asked++)
        {
            _ = await (streamed ? app.StreamAsync() : app.AskAsync());
        }

        Assert.Equal((0.25m, 0.25m), (once, await app.SpentAsync()));
    }

    /// <summary>Its cost is found out when it was broken off, and not again when it is shown.</summary>
    [Fact]
    public async Task Answer_WithoutACostIsShownAgain_IsLookedUpOnce()
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender => Keeping(new ReceiptChatClient(sender)));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer.Replace(",\"cost\":0.25", "", StringComparison.Ordinal)));
        app.Server.Enqueue(ScriptedAnswer.Json(Record));

        await app.AskAsync();
        decimal once = await app.SpentAsync();
        await app.AskAsync();

        Assert.Equal((0.5m, 0.5m), (once, await app.SpentAsync()));
    }

    /// <summary>What is shown again stands beside what is asked anew.</summary>
    [Fact]
    public async Task Answer_IsKeptAndAnotherIsAsked_TheOtherCounts()
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender =>
        {
            ChatResponse? kept = null;
            return new Middleware(new ReceiptChatClient(sender), async (below, messages, options, token) =>
            {
                ChatResponse asked = await below.GetResponseAsync(messages, options, token);
                return kept ??= asked;
            });
        });
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
        app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer.Replace("gen-1", "gen-2", StringComparison.Ordinal).Replace("0.25", "0.125", StringComparison.Ordinal)));

        await app.AskAsync();
        await app.AskAsync();

        Assert.Equal(0.375m, await app.SpentAsync());
    }

    /// <summary>Middleware may give all answers of a conversation its own name, which says nothing about what has been counted.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answers_HaveAForeignId_EachCounts(bool streamed)
    {
        await using PricedApp app = await PricedApp.StartAsync(static sender => new Untold(new Middleware(sender, static async (below, messages, options, token) =>
        {
            ChatResponse answer = await below.GetResponseAsync(messages, options, token);
            answer.AdditionalProperties = null;
            answer.ResponseId = "conversation-1";
            return answer;
        })));
        for (int asked = 0; asked < 2; asked++)
        {
            app.Server.Enqueue(ScriptedAnswer.Json(PricedApp.Answer));
            _ = await (streamed ? app.StreamAsync() : app.AskAsync());
        }

        Assert.Equal(0.5m, await app.SpentAsync());
    }

    /// <summary>Calls of two budgets that begin together may both show a generation of which one of them alone was told.</summary>
    [Fact]
    public void Generation_WasCountedSinceTheCallBegan_IsNotKept()
    {
        RecentGenerations recent = new();
        long before = recent.Now;

        recent.Add(["gen-1"]);

        Assert.False(recent.Had("gen-1", before));
        Assert.True(recent.Had("gen-1", recent.Now));
        Assert.False(recent.Had("gen-2", recent.Now));
    }

    [Fact]
    public void Generations_AreTooMany_OldOnesAreForgotten()
    {
        RecentGenerations recent = new();
        for (int number = 0; number <= 10_000; number++)
        {
            recent.Add([$"gen-{number}"]);
        }

        Assert.False(recent.Had("gen-0", recent.Now));
        Assert.True(recent.Had("gen-10000", recent.Now));
    }

    private static Middleware Keeping(IChatClient inner)
    {
        ChatResponse? kept = null;
        return new Middleware(inner, async (below, messages, options, token) => kept ??= await below.GetResponseAsync(messages, options, token));
    }

    /// <summary>A client that tells nothing: that it is none of this library hides the one below.</summary>
    private sealed class Untold(IChatClient inner) : DelegatingChatClient(inner);
}
