using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class CallIdTests
{
    [Fact]
    public async Task R11_IdsMissing_ArePairedInOrder()
    {
        string[] ids = await IdsAsync(
            new(ChatRole.Assistant, [Call("", "f"), Call("", "g")]), new(ChatRole.Tool, [Result("", "1"), Result("", "2")]),
            new(ChatRole.Assistant, [Call("", "h")]), new(ChatRole.Tool, [Result("", "3")]));

        Assert.Equal(ids[..2], ids[2..4]);
        Assert.Equal(ids[4], ids[5]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.DoesNotContain("", ids);
    }

    [Fact]
    public async Task R11_IdsMissing_BesideGivenOnes_StayUnique()
    {
        string[] ids = await IdsAsync(
            new(ChatRole.Assistant, [Call("call_1", "f"), Call("", "g"), Call("call_2", "h")]),
            new(ChatRole.Tool, [Result("call_1", "1"), Result("", "2"), Result("call_2", "3")]));

        Assert.Equal(ids[..3], ids[3..]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(("call_1", "call_2"), (ids[0], ids[2]));
    }

    [Fact]
    public async Task R11_IdsMissing_SentTwice_AreTheSame()
    {
        ChatMessage[] history = [new(ChatRole.Assistant, [Call("", "f")]), new(ChatRole.Tool, [Result("", "1")])];

        Assert.Equal((await Sent.RequestAsync(history)).Body, (await Sent.RequestAsync(history)).Body);
    }

    [Fact]
    public async Task D42_InformationalOnlyCalls_WithResult_AreSent()
    {
        JsonElement messages = await Sent.MessagesAsync(
            new(ChatRole.Assistant, [new FunctionCallContent("c", "f") { InformationalOnly = true }]), new(ChatRole.Tool, [Result("c", "1")]));

        JsonAssert.Equal(
            """
            [{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"c","content":"1"}]
            """,
            messages);
    }

    [Fact]
    public async Task D42_InformationalOnlyCalls_WithoutResult_AreDropped() =>
        JsonAssert.Equal(
            """{"role":"assistant","content":"text"}""",
            await Sent.MessageAsync(new(ChatRole.Assistant, [new TextContent("text"), new FunctionCallContent("c", "f") { InformationalOnly = true }])));

    [Fact]
    public async Task D42_InformationalOnlyCallWithoutId_WithoutResult_IsDropped() =>
        JsonAssert.Equal(
            """[{"role":"assistant","content":"text"},{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"call_1","content":"1"}]""",
            await Sent.MessagesAsync(
                new(ChatRole.Assistant, [new TextContent("text"), new FunctionCallContent("c0", "f") { InformationalOnly = true }]),
                new(ChatRole.User, []) { Contents = [new UsageContent()] },
                new(ChatRole.Assistant, [Call("", "g")]),
                new(ChatRole.Tool, [Result("", "1")])));

    [Fact]
    public async Task D42_CallAndResultInOneMessage_TheCallComesFirst()
    {
        JsonElement messages = await Sent.MessagesAsync(
            new(ChatRole.Assistant, [new FunctionCallContent("c", "f") { InformationalOnly = true }, Result("c", "1"), new TextContent("done")]), new(ChatRole.User, "x"));

        JsonAssert.Equal(
            """
            [{"role":"assistant","content":"done","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
             {"role":"tool","tool_call_id":"c","content":"1"},{"role":"user","content":"x"}]
            """,
            messages);
    }

    private static FunctionCallContent Call(string id, string name) => new(id, name);

    private static FunctionResultContent Result(string id, string value) => new(id, value);

    /// <summary>The ids of all calls and results in the order in which they are sent.</summary>
    private static async Task<string[]> IdsAsync(params ChatMessage[] history) =>
        (await Sent.MessagesAsync(history)).EnumerateArray()
            .SelectMany(message => message.TryGetProperty("tool_calls", out JsonElement calls)
                ? calls.EnumerateArray().Select(call => call.GetProperty("id").GetString()!)
                : [message.GetProperty("tool_call_id").GetString()!])
            .ToArray();
}
