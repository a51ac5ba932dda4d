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
    public async Task E1_TextThatComesTwice_IsShownOnce(bool streams)
    {
        ChatResponse response = await Trap.AnswerAsync(
            streams,
            """{"role":"assistant","content":"Hi","reasoning":"Let me","reasoning_details":[{"type":"reasoning.text","text":"Let me","format":"anthropic-claude-v1","index":0}]}""");

        Assert.Equal("Let me", Shown(response));
        Assert.Equal("Hi", response.Text);
    }

    [Fact]
    public async Task E2_SignatureAfterTheAnswerBegan_JoinsItsEntry()
    {
        using Trap trap = new();
        trap.Service.Answer(
            Answers.Events(
                Thought("""{"type":"reasoning.text","text":"hm","format":"anthropic-claude-v1","index":0}"""),
                Answers.Text("A"),
                Thought("""{"type":"reasoning.text","signature":"EvsC","format":"anthropic-claude-v1","index":0}"""),
                Answers.Text("B"),
                Answers.Chunk("{}", "\"stop\"")),
            mediaType: "text/event-stream");
        List<ChatResponseUpdate> updates = [];

        await trap.CollectAsync(updates);

        ChatResponse response = updates.ToChatResponse();
        Assert.Equal("AB", response.Text);
        Assert.Equal(["hm"], updates.SelectMany(static update => update.Contents).OfType<TextReasoningContent>().Select(static thought => thought.Text).Where(static text => text.Length > 0));
        JsonAssert.Equal("""[{"type":"reasoning.text","text":"hm","format":"anthropic-claude-v1","index":0,"signature":"EvsC"}]""", Kept(response));
    }

    [Fact]
    public async Task E3_SameIndexOfAnotherType_IsAnotherEntry()
    {
        ChatResponse response = await ThoughtsAsync(
            """{"type":"reasoning.summary","summary":"a","format":"openai-responses-v1","index":0},{"type":"reasoning.encrypted","data":"gA","format":"openai-responses-v1","id":"rs_1","index":0}""",
            """{"type":"reasoning.summary","summary":"b","format":"openai-responses-v1","index":0}""",
            """{"type":"reasoning.encrypted","data":"BC","format":"openai-responses-v1","id":"rs_1","index":0}""");

        Assert.Equal("ab", Shown(response));
        JsonAssert.Equal(
            """
            [{"type":"reasoning.summary","summary":"ab","format":"openai-responses-v1","index":0},
             {"type":"reasoning.encrypted","data":"gABC","format":"openai-responses-v1","id":"rs_1","index":0}]
            """,
            Kept(response));
    }

    [Fact]
    public async Task E4_Fragments_AreJoinedAndTheFirstOfTheRestStays()
    {
        ChatResponse response = await ThoughtsAsync(
            """{"type":"reasoning.text","text":"a","id":null,"signature":null,"format":null,"index":0}""",
            """{"type":"reasoning.text","text":"b","id":"t1","format":"anthropic-claude-v1"}""",
            """{"type":"reasoning.text","text":"c","id":"t1","signature":"s1","format":"other","index":0}""",
            """{"type":"reasoning.text","signature":"s2","index":0}""");

        JsonElement entry = Assert.Single(Kept(response).EnumerateArray());
        Assert.Equal("abc", entry.GetProperty("text").GetString());
        Assert.Equal("t1", entry.GetProperty("id").GetString());
        Assert.Equal("anthropic-claude-v1", entry.GetProperty("format").GetString());
        Assert.StartsWith("s1", entry.GetProperty("signature").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"type\":\"reasoning.text\",\"text\":\"hm\",\"format\":null,\"index\":0}", "hm")]
    [InlineData("{\"type\":\"reasoning.text\",\"text\":\"hm\",\"format\":\"tomorrow-v9\"}", "hm")]
    [InlineData("{\"type\":\"reasoning.text\",\"text\":null,\"signature\":\"s\",\"format\":\"unknown\",\"index\":0}", "")]
    public async Task E5_FormatOrTextNull_IsKept(string entry, string shown)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, "{\"role\":\"assistant\",\"content\":\"Hi\",\"reasoning_details\":[" + entry + "]}");

            Assert.Equal(shown, Shown(response));
            JsonAssert.Equal("[" + entry + "]", Kept(response));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E11_WhatWasHidden_IsNotShown(bool streams)
    {
        ChatResponse plain = await Trap.AnswerAsync(streams, """{"role":"assistant","content":"Hi","reasoning":"[REDACTED]"}""");
        ChatResponse listed = await Trap.AnswerAsync(
            streams,
            """{"role":"assistant","content":"Hi","reasoning":"[REDACTED]","reasoning_details":[{"type":"reasoning.text","text":"[REDACTED]","signature":"s","index":0},{"type":"reasoning.encrypted","data":"xyz","index":1}]}""");

        Assert.Equal(("", "Hi"), (Shown(plain), plain.Text));
        Assert.Equal(("", "Hi"), (Shown(listed), listed.Text));
        JsonAssert.Equal(
            """[{"type":"reasoning.text","text":"[REDACTED]","signature":"s","index":0},{"type":"reasoning.encrypted","data":"xyz","index":1}]""", Kept(listed));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E12_SummariesAlone_AreTheText(bool streams)
    {
        ChatResponse response = await Trap.AnswerAsync(
            streams,
            """
            {"role":"assistant","content":"Hi","reasoning":null,"reasoning_details":[{"type":"reasoning.summary","summary":"First. ","index":0},
             {"type":"reasoning.text","text":"Then.","signature":"s","index":1},{"type":"reasoning.encrypted","data":"xyz","index":2}]}
            """);

        Assert.Equal("First. Then.", Shown(response));
    }

    private static string Thought(string entries) => Answers.Chunk("{\"role\":\"assistant\",\"content\":\"\",\"reasoning_details\":[" + entries + "]}");

    private static Task<ChatResponse> ThoughtsAsync(params string[] entries) => Trap.StreamAsync(Answers.Events(
        [.. entries.Select(Thought), Answers.Text("Hi"), Answers.Chunk("{}", "\"stop\"")]));

    private static string Shown(ChatResponse response) => string.Concat(Thoughts(response).Select(static thought => thought.Text));

    private static JsonElement Kept(ChatResponse response) => JsonElement.Parse(Thoughts(response).Last().ProtectedData!);

    private static IEnumerable<TextReasoningContent> Thoughts(ChatResponse response) =>
        response.Messages.Single().Contents.OfType<TextReasoningContent>();
}
