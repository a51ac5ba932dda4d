using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of reasoning: what answers hold.</summary>
public partial class PitfallsETests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E1_TextTwice_IsShownOnce(bool streams)
    {
        const string Details = """[{"type":"reasoning.text","text":"Let me","signature":"s","format":"anthropic-claude-v1","index":0}]""";

        ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":\"Hi\",\"reasoning\":\"Let me\",\"reasoning_details\":" + Details + "}");

        Expect(response, "Let me", Details);
        Assert.Equal("Hi", response.Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task E2_SignatureWithoutText_JoinsItsEntryAndIsNotShown(int textsBefore)
    {
        string[] texts = [Answers.Text("H"), Answers.Text("i")];
        using Trap trap = new();
        trap.Service.Answer(
            Answers.Events([
                Reasoning("Let "),
                Reasoning("me"),
                .. texts[..textsBefore],
                Answers.Chunk("""{"content":"","reasoning_details":[{"type":"reasoning.text","signature":"EvsC","format":"anthropic-claude-v1","index":0}]}"""),
                .. texts[textsBefore..],
                Answers.Chunk("{}", "\"stop\""),
            ]),
            mediaType: "text/event-stream");
        List<ChatResponseUpdate> updates = [];

        await trap.CollectAsync(updates);

        Assert.Equal(
            ["Let ", "me"],
            updates.SelectMany(static update => update.Contents).OfType<TextReasoningContent>().Select(static content => content.Text).Where(static text => text.Length > 0));
        Assert.Equal("Hi", Trap.Text(updates));
        JsonAssert.Equal(
            """[{"type":"reasoning.text","text":"Let me","signature":"EvsC","format":"anthropic-claude-v1","index":0}]""",
            await SentDetailsAsync(updates.ToChatResponse()));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E3_SameIndexOtherType_AreTwoEntries(bool streams)
    {
        const string Details =
            """[{"type":"reasoning.summary","summary":"So","format":"openai-responses-v1","index":0},{"type":"reasoning.encrypted","data":"gAAA","format":"openai-responses-v1","id":"rs_1","index":0}]""";

        ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":\"Hi\",\"reasoning\":\"So\",\"reasoning_details\":" + Details + "}");

        Expect(response, "So", Details);
        JsonAssert.Equal(Details, await SentDetailsAsync(response));
    }

    [Fact]
    public async Task E3_SameIndexOtherTypeInTurns_AreTwoEntries() => await MergedAsync(
        """[{"type":"reasoning.summary","summary":"So far","format":"openai-responses-v1","index":0},{"type":"reasoning.encrypted","data":"gAAA","id":"rs_1","index":0}]""",
        """{"type":"reasoning.summary","summary":"So","format":"openai-responses-v1","index":0},{"type":"reasoning.encrypted","data":"gA","id":"rs_1","index":0}""",
        """{"type":"reasoning.encrypted","data":"AA","id":"rs_1","index":0},{"type":"reasoning.summary","summary":" far","format":"openai-responses-v1","index":0}""");

    [Theory]
    [InlineData("reasoning.text", "text")]
    [InlineData("reasoning.summary", "summary")]
    [InlineData("reasoning.encrypted", "data")]
    public async Task E4_Fragments_AreJoinedByTheirKind(string type, string member)
    {
        string fragment = "{\"type\":\"" + type + "\",\"" + member + "\":";

        await MergedAsync(
            "[" + fragment + "\"ab\",\"id\":\"i\",\"format\":\"f\",\"signature\":\"s\",\"index\":0}]",
            fragment + "\"a\",\"id\":null,\"format\":null,\"signature\":null,\"index\":0}",
            fragment + "\"\",\"id\":\"i\",\"format\":\"f\",\"index\":0}",
            fragment + "null,\"format\":\"late\",\"signature\":\"s\",\"index\":0}",
            fragment + "\"b\",\"id\":\"i\",\"signature\":\"late\",\"index\":0}");
        await MergedAsync(
            "[" + fragment + "\"a\",\"format\":\"f\",\"index\":0}," + fragment + "\"bcd\",\"format\":\"f\",\"index\":1,\"signature\":\"s\"}]",
            fragment + "\"a\",\"format\":\"f\",\"index\":0}",
            fragment + "\"b\",\"format\":\"f\",\"index\":1}",
            fragment + "\"c\"}",
            "{\"type\":\"reasoning.other\"}",
            fragment + "\"d\",\"signature\":\"s\"}");
    }

    [Theory]
    [InlineData("\"text\":\"Hm\",\"format\":null", "Hm")]
    [InlineData("\"text\":\"Hm\",\"format\":\"vendor-of-tomorrow-v9\"", "Hm")]
    [InlineData("\"text\":\"Hm\",\"format\":7", "Hm")]
    [InlineData("\"text\":null,\"signature\":\"s\",\"format\":\"anthropic-claude-v1\"", "")]
    [InlineData("\"signature\":\"s\"", "")]
    public async Task E5_FormatOrTextNullOrUnknown_IsKept(string members, string text)
    {
        string details = "[{\"type\":\"reasoning.text\"," + members + ",\"index\":0}]";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":\"Hi\",\"reasoning_details\":" + details + "}");

            Expect(response, text, details);
            Assert.Equal("Hi", response.Text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"reasoning_details\":null")]
    [InlineData(",\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"abc\",\"index\":0}]")]
    [InlineData(",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"[REDACTED]\",\"signature\":\"s\",\"index\":0}]")]
    public async Task E11_Redacted_IsNotShown(string details)
    {
        foreach (string name in new[] { "reasoning", "reasoning_content" })
        {
            foreach (bool streams in new[] { false, true })
            {
                ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":\"Hi\",\"" + name + "\":\"[REDACTED]\"" + details + "}");

                bool hasDetails = details.Contains('[', StringComparison.Ordinal);
                Assert.DoesNotContain(Thoughts(response), static content => content.Text.Length > 0);
                Assert.Equal(hasDetails, Thoughts(response).Any());
                Assert.Equal("Hi", response.Text);
                JsonAssert.Equal(
                    "{\"role\":\"assistant\",\"content\":\"Hi\"" + (hasDetails ? details : "") + "}",
                    (await Trap.SentAsync([Trap.User(), .. response.Messages])).GetProperty("messages")[1]);
            }
        }
    }

    [Theory]
    [InlineData("vendor/model")]
    [InlineData("anthropic/model")]
    public async Task E11_RedactedInAHistory_IsNotSent(string model) => JsonAssert.Equal(
        """{"role":"assistant","content":"Hi"}""",
        (await Trap.SentAsync(
            [Trap.User(), new(ChatRole.Assistant, [new TextReasoningContent("[REDACTED]"), new TextContent("Hi")])], model: model)).GetProperty("messages")[1]);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"[REDACTED]\"")]
    public async Task E12_ReasoningNullBesideSummaries_IsMadeOfThem(string reasoning)
    {
        const string Details =
            """[{"type":"reasoning.summary","summary":"So ","format":"f","index":0},{"type":"reasoning.encrypted","data":"QQ==","index":0},{"type":"reasoning.text","text":"and so","format":"f","index":1}]""";
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, "{\"content\":\"Hi\",\"reasoning\":" + reasoning + ",\"reasoning_details\":" + Details + "}");

            Expect(response, "So and so", Details);
            Assert.Equal("Hi", response.Text);
        }
    }

    private static string Reasoning(string text) => Answers.Chunk(
        "{\"role\":\"assistant\",\"content\":\"\",\"reasoning\":\"TEXT\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"TEXT\",\"format\":\"anthropic-claude-v1\",\"index\":0}]}"
            .Replace("TEXT", text, StringComparison.Ordinal));

    private static IEnumerable<TextReasoningContent> Thoughts(ChatResponse response) =>
        Assert.Single(response.Messages).Contents.OfType<TextReasoningContent>();

    /// <summary>Expects reasoning with this text and these details, before everything else.</summary>
    private static void Expect(ChatResponse response, string text, string details)
    {
        Assert.IsType<TextReasoningContent>(Assert.Single(response.Messages).Contents[0]);
        Assert.Equal(text, string.Concat(Thoughts(response).Select(static content => content.Text)));
        string kept = Assert.Single(Thoughts(response), static content => content.ProtectedData is not null).ProtectedData!;
        JsonAssert.Equal(details, JsonElement.Parse(kept));
        JsonAssert.Equal(details, (JsonElement)response.Messages[0].AdditionalProperties!["reasoning_details"]!);
    }

    /// <summary>Streams a chunk for each list of fragments, and expects what they are in the end.</summary>
    private static async Task MergedAsync(string expected, params string[] fragments)
    {
        ChatResponse response = await Trap.StreamAsync(Answers.Events(
            [.. fragments.Select(static list => Answers.Chunk("{\"reasoning_details\":[" + list + "]}")), Answers.Text("Hi", "\"stop\"")]));

        JsonElement kept = JsonElement.Parse(Thoughts(response).Last().ProtectedData!);
        JsonElement[] known = [.. kept.EnumerateArray().Where(static entry => !entry.GetProperty("type").ValueEquals("reasoning.other"))];
        JsonAssert.Equal(expected, JsonSerializer.SerializeToElement(known, AIJsonUtilities.DefaultOptions));
    }

    private static async Task<JsonElement> SentDetailsAsync(ChatResponse response) =>
        (await Trap.SentAsync([Trap.User(), .. response.Messages, Trap.User("and?")])).GetProperty("messages")[1].GetProperty("reasoning_details");
}
