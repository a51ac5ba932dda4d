using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of reasoning: what goes back.</summary>
public partial class PitfallsETests
{
    private static readonly string TwoCalls = Answers.Call("c1", "f", "\"{}\"") + "," + Answers.Call("c2", "g", "\"{}\"", index: 1);

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task E6_Details_GoBackVerbatimAndInOrder(bool streams, bool stored)
    {
        const string Details =
            """[{"index":1,"type":"reasoning.text","text":"\u00e9 é <\/b> \ud83d\ude00 \n","signature":"a+\/=","format":"anthropic-claude-v1"},{"type":"reasoning.server_tool_call","x":[1.50,1e2,null,{"b":1,"a":2}]},{"type":"reasoning.encrypted","data":"QQ+\/==","id":"t_1","format":"google-gemini-v1","index":0},{"type":"reasoning.server_tool_call","x":[1.50,1e2,null,{"b":1,"a":2}]},{"type":"reasoning.summary","summary":"","format":"f","index":0}]""";
        ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":null,\"reasoning_details\":" + Details + ",\"tool_calls\":[" + TwoCalls + "]}");

        JsonElement sent = await SentDetailsAsync(stored ? Stored(response) : response);

        Assert.Equal(Details, sent.GetRawText());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E7_ParallelCalls_HaveTheDetailsOnce(bool streams)
    {
        const string Details = """[{"type":"reasoning.encrypted","data":"QQ==","id":"t_1","format":"google-gemini-v1","index":0}]""";
        ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":null,\"reasoning_details\":" + Details + ",\"tool_calls\":[" + TwoCalls + "]}");
        AIContent[] contents = [.. response.Messages.Single().Contents];
        AIContent[] calls = [.. contents.OfType<FunctionCallContent>()];

        foreach (ChatMessage[] turn in new ChatMessage[][]
        {
            [response.Messages.Single()],
            [new(ChatRole.Assistant, [.. contents.Except(calls), calls[0]]), new(ChatRole.Assistant, [calls[1]])],
            [new(ChatRole.Assistant, [calls[0]]), new(ChatRole.Assistant, [calls[1]])],
            [new(ChatRole.Assistant, calls)],
        })
        {
            JsonAssert.Equal(
                """
                [{"role":"user","content":"hi"},
                 {"role":"assistant","content":null,"reasoning_details":DETAILS,"tool_calls":[
                   {"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]},
                 {"role":"tool","tool_call_id":"c1","content":"1"},{"role":"tool","tool_call_id":"c2","content":"2"}]
                """.Replace("DETAILS", Details, StringComparison.Ordinal),
                await SentMessagesAsync(
                    [Trap.User(), .. turn, new(ChatRole.Tool, [new FunctionResultContent("c1", "1"), new FunctionResultContent("c2", "2")])]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"reasoning_details\":null,")]
    [InlineData("\"reasoning_details\":[],")]
    public async Task E8_EmptyDetails_AreNotAbsentOnes(string details)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":null," + details + "\"tool_calls\":[" + TwoCalls + "]}");

            foreach (ChatResponse known in new[] { response, Stored(response) })
            {
                JsonAssert.Equal(
                    """
                    {"role":"assistant","content":null,DETAILS"tool_calls":[
                      {"id":"c1","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}]}
                    """.Replace("DETAILS", details.Contains('[', StringComparison.Ordinal) ? details : "", StringComparison.Ordinal),
                    (await SentMessagesAsync([Trap.User(), .. known.Messages]))[1]);
            }
        }
    }

    [Theory]
    [InlineData("\"format\":\"anthropic-claude-v1\"", false)]
    [InlineData("\"format\":\"google-gemini-v1\"", false)]
    [InlineData("\"format\":null", false)]
    [InlineData("\"index\":0", false)]
    [InlineData("\"signature\":null", false)]
    [InlineData("\"signature\":\"\",\"format\":\"anthropic-claude-v1\"", false)]
    [InlineData("\"signature\":\"s\"", true)]
    [InlineData("\"signature\":\"s\",\"format\":null", true)]
    [InlineData("\"signature\":\"s\",\"format\":\"anthropic-claude-v1\"", true)]
    [InlineData("\"signature\":\"s\",\"format\":\"google-gemini-v1\"", true)]
    [InlineData("\"format\":\"unknown\"", true)]
    [InlineData("\"format\":\"openai-responses-v1\"", true)]
    [InlineData("\"format\":\"xai-responses-v1\"", true)]
    public async Task E9_UnsignedText_IsTakenOutAndTheRestStays(string members, bool kept)
    {
        string entry = "{\"type\":\"reasoning.text\",\"text\":\"Hm\"," + members + "}";
        const string Other = """{"type":"reasoning.encrypted","data":"QQ==","format":"anthropic-claude-v1","index":1}""";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse alone = await Trap.AnswerAsync(streams, "{\"content\":\"Hi\",\"reasoning_details\":[" + entry + "]}");
            ChatResponse beside = await Trap.AnswerAsync(streams, "{\"content\":\"Hi\",\"reasoning_details\":[" + entry + "," + Other + "]}");

            Assert.Equal("Hm", string.Concat(Thoughts(alone).Select(static content => content.Text)));
            JsonAssert.Equal(
                "{\"role\":\"assistant\",\"content\":\"Hi\",\"reasoning_details\":[" + (kept ? entry : "") + "]}",
                (await SentMessagesAsync([Trap.User(), .. alone.Messages]))[1]);
            JsonAssert.Equal(
                "{\"role\":\"assistant\",\"content\":\"Hi\",\"reasoning_details\":[" + (kept ? entry + "," : "") + Other + "]}",
                (await SentMessagesAsync([Trap.User(), .. beside.Messages]))[1]);
        }
    }

    [Theory]
    [InlineData("vendor/model", true)]
    [InlineData("anthropic/claude", false)]
    [InlineData("openrouter/auto", false)]
    public async Task E10_TextWithoutDetails_GoesBackWhereItIsNotTakenForASignedThought(string model, bool sent)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, """{"content":"Hi","reasoning":"Hm"}""");

            JsonAssert.Equal(
                "{\"role\":\"assistant\",\"content\":\"Hi\"" + (sent ? ",\"reasoning\":\"Hm\"" : "") + "}",
                (await Trap.SentAsync([Trap.User(), .. response.Messages], model: model)).GetProperty("messages")[1]);
        }
    }

    [Fact]
    public async Task E10_TextOfAnotherVendor_IsNotSentAsOurs() => JsonAssert.Equal(
        """{"role":"assistant","content":"Hi"}""",
        (await SentMessagesAsync(
            [Trap.User(), new(ChatRole.Assistant, [new TextReasoningContent("Hm") { ProtectedData = "EvsC" }, new TextContent("Hi")])]))[1]);

    [Theory]
    [InlineData("\"summary\",\"summary\":\"a\"", "\"summary\",\"summary\":\"a\",\"id\":\"2\"", false)]
    [InlineData("\"summary\",\"summary\":\"a\"", "\"summary\",\"summary\":\"b\"", true)]
    [InlineData("\"encrypted\",\"id\":\"1\",\"data\":\"a\"", "\"encrypted\",\"id\":\"1\",\"data\":\"b\"", false)]
    [InlineData("\"encrypted\",\"id\":\"1\",\"data\":\"a\"", "\"encrypted\",\"id\":\"2\",\"data\":\"a\"", true)]
    [InlineData("\"encrypted\",\"data\":\"a\"", "\"encrypted\",\"data\":\"a\",\"id\":null", false)]
    [InlineData("\"encrypted\",\"data\":\"a\"", "\"encrypted\",\"data\":\"b\"", true)]
    [InlineData("\"text\",\"text\":\"a\",\"signature\":\"s\"", "\"text\",\"text\":\"a\",\"signature\":\"t\"", false)]
    [InlineData("\"text\",\"text\":\"a\",\"signature\":\"s\"", "\"text\",\"text\":\"b\",\"signature\":\"s\"", true)]
    [InlineData("\"text\",\"signature\":\"s\"", "\"text\",\"text\":null,\"signature\":\"s\"", false)]
    [InlineData("\"text\",\"text\":\"a\",\"signature\":\"s\"", "\"summary\",\"summary\":\"a\"", true)]
    [InlineData("\"later\",\"id\":\"1\"", "\"later\",\"id\":\"1\"", true)]
    public async Task E16_EntryOfAnEarlierMessage_IsSentOnce(string first, string second, bool kept)
    {
        string before = "{\"type\":\"reasoning." + first[1..] + "}";
        string after = "{\"type\":\"reasoning." + second[1..] + "}";
        const string Unsigned = """{"type":"reasoning.text","text":"u"}""";
        const string Signed = """{"type":"reasoning.text","text":"u","signature":"v"}""";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse one = await Trap.AnswerAsync(streams, "{\"content\":\"A\",\"reasoning_details\":[" + Apart(before, Unsigned) + "]}");
            ChatResponse two = await Trap.AnswerAsync(streams, "{\"content\":\"B\",\"reasoning_details\":[" + Apart(after, Signed) + "]}");

            JsonAssert.Equal(
                """
                [{"role":"user","content":"hi"},{"role":"assistant","content":"A","reasoning_details":[ONE]},{"role":"user","content":"and?"},
                 {"role":"assistant","content":"B","reasoning_details":[TWO]}]
                """.Replace("ONE", Apart(before), StringComparison.Ordinal)
                    .Replace("TWO", kept ? Apart(after, Signed) : Apart("", Signed), StringComparison.Ordinal),
                await SentMessagesAsync([Trap.User(), .. one.Messages, Trap.User("and?"), .. two.Messages]));
        }
    }

    /// <summary>Gives entries their indexes, so that a stream keeps them apart.</summary>
    private static string Apart(params string[] entries) => string.Join(
        ",", entries.Select(static (entry, index) => entry.Length == 0 ? "" : entry[..^1] + ",\"index\":" + (char)('0' + index) + "}").Where(static entry => entry.Length > 0));

    private static ChatResponse Stored(ChatResponse response) => JsonSerializer.Deserialize<ChatResponse>(
        JsonSerializer.Serialize(response, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;

    private static async Task<JsonElement> SentMessagesAsync(IEnumerable<ChatMessage> messages) => (await Trap.SentAsync(messages)).GetProperty("messages");
}
