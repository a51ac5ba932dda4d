using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class RoleTests
{
    [Fact]
    public async Task D01_MultipleMessages_KeepOrderAndRoles()
    {
        JsonElement messages = await Sent.MessagesAsync(
            new(ChatRole.System, "s"), new(ChatRole.User, "u"), new(ChatRole.Assistant, "a"), new(ChatRole.System, "again"), new(ChatRole.User, "v"));

        JsonAssert.Equal(
            """
            [{"role":"system","content":"s"},{"role":"user","content":"u"},{"role":"assistant","content":"a"},
             {"role":"system","content":"again"},{"role":"user","content":"v"}]
            """,
            messages);
    }

    [Fact]
    public async Task D01_LazyMessages_AreReadOnce()
    {
        int reads = 0;

        JsonElement body = await Sent.BodyAsync(Messages());

        Assert.Equal(1, reads);
        JsonAssert.Equal("""[{"role":"user","content":"one"},{"role":"user","content":"two"}]""", body.GetProperty("messages"));

        IEnumerable<ChatMessage> Messages()
        {
            reads++;
            yield return new(ChatRole.User, "one");
            yield return new(ChatRole.User, "two");
        }
    }

    [Fact]
    public async Task D02_MultiPartSystemMessage_IsAListOfParts()
    {
        JsonElement message = await Sent.MessageAsync(new(ChatRole.System, [new TextContent("a"), new TextContent("b")]));

        JsonAssert.Equal("""{"role":"system","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}""", message);
    }

    [Theory]
    [InlineData("developer", "developer")]
    [InlineData("Developer", "developer")]
    [InlineData("SYSTEM", "system")]
    [InlineData("User", "user")]
    [InlineData("Assistant", "assistant")]
    public async Task D03_R12_Roles_AreComparedByValueIgnoringCase(string role, string sent) =>
        JsonAssert.Equal($$"""{"role":"{{sent}}","content":"x"}""", await Sent.MessageAsync(new(new ChatRole(role), "x")));

    [Fact]
    public async Task D04_UnknownRole_IsAUser() =>
        JsonAssert.Equal("""{"role":"user","content":"x"}""", await Sent.MessageAsync(new(new ChatRole("narrator"), "x")));

    [Fact]
    public async Task D05_EmptyAssistantMessage_IsSent()
    {
        JsonAssert.Equal("""{"role":"assistant","content":""}""", await Sent.MessageAsync(new(ChatRole.Assistant, (string?)null)));
        JsonAssert.Equal("""{"role":"assistant","content":""}""", await Sent.MessageAsync(new(ChatRole.Assistant, [])));
        JsonAssert.Equal("""{"role":"assistant","content":""}""", await Sent.MessageAsync(new(ChatRole.Assistant, "")));
    }

    [Fact]
    public async Task D06_R17_EmptyUserMessage_IsSent()
    {
        JsonAssert.Equal("""{"role":"user","content":""}""", await Sent.MessageAsync(new(ChatRole.User, (string?)null)));
        JsonAssert.Equal("""{"role":"user","content":""}""", await Sent.MessageAsync(new(ChatRole.User, [])));
        JsonAssert.Equal("""{"role":"user","content":""}""", await Sent.MessageAsync(new(ChatRole.User, "")));
        JsonAssert.Equal("""{"role":"user","content":""}""", await Sent.MessageAsync(new(ChatRole.User, [new TextContent(""), new TextContent(null)])));
    }

    [Fact]
    public async Task R17_NoMessages_AreLeftToTheService() =>
        JsonAssert.Equal("""{"model":"acme/one","messages":[]}""", await Sent.BodyAsync([]));

    [Theory]
    [InlineData("Jo hn (x) é_1", "Johnx_1")]
    [InlineData("Travel Agent (beta)", "TravelAgentbeta")]
    [InlineData("!!!", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task D07_R13_AuthorName_Sanitised(string? author, string? sent)
    {
        JsonElement message = await Sent.MessageAsync(new(ChatRole.User, "x") { AuthorName = author });

        JsonAssert.Equal(
            sent is null ? """{"role":"user","content":"x"}""" : $$"""{"role":"user","name":"{{sent}}","content":"x"}""", message);
    }

    [Fact]
    public async Task D07_R13_AuthorName_Long_IsCut()
    {
        JsonElement message = await Sent.MessageAsync(new(ChatRole.User, "x") { AuthorName = new string('a', 60) + "!!!!" + new string('b', 40) });

        Assert.Equal(new string('a', 60) + "bbbb", message.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("assistant")]
    [InlineData("system")]
    [InlineData("developer")]
    [InlineData("tool")]
    public async Task R13_AuthorName_OfOthersThanUsers_IsNotSent(string role)
    {
        AIContent content = role == "tool" ? new FunctionResultContent("c", "x") : new TextContent("x");

        JsonElement message = await Sent.MessageAsync(new(new ChatRole(role), [content]) { AuthorName = "Agent" });

        Assert.False(message.TryGetProperty("name", out _));
    }

    [Theory]
    [InlineData("system")]
    [InlineData("developer")]
    public async Task R14_Instructions_ThatLeadAlready_AreNotRepeated(string role)
    {
        JsonElement body = await Sent.BodyAsync([new(new ChatRole(role), "be kind"), new(ChatRole.User, "x")], new() { Instructions = "be kind" });

        JsonAssert.Equal($$"""[{"role":"{{role}}","content":"be kind"},{"role":"user","content":"x"}]""", body.GetProperty("messages"));
    }

    [Fact]
    public async Task R14_Instructions_OnlySaidByTheUser_AreSent()
    {
        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, "be kind")], new() { Instructions = "be kind" });

        JsonAssert.Equal("""[{"role":"system","content":"be kind"},{"role":"user","content":"be kind"}]""", body.GetProperty("messages"));
    }

    [Fact]
    public async Task D41_NullContent_Skipped()
    {
        foreach (string role in new[] { "user", "system", "assistant", "tool" })
        {
            AIContent content = role == "tool" ? new FunctionResultContent("c", "x") : new TextContent("x");

            JsonElement message = await Sent.MessageAsync(new(new ChatRole(role), [null!, content, null!]));

            Assert.Equal("x", message.GetProperty("content").GetString());
        }
    }

    [Fact]
    public async Task D41_NullMessage_IsTheCallersMistake()
    {
        ScriptedHandler handler = new();
        using OpenRouterClient client = Sent.Client(handler);
        using IChatClient chat = client.AsIChatClient(Sent.Model);

        await Assert.ThrowsAsync<ArgumentException>("messages", () => chat.GetResponseAsync([null!], null, TestContext.Current.CancellationToken));
        Assert.Empty(handler.Requests);
    }
}
