using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class StreamUsageTests
{
    public static TheoryData<string[]> UsageForms => new(
    [
        [AnswerScript.Finish(), AnswerScript.UsageChunk],
        [AnswerScript.Finish(), AnswerScript.Chunk("\"content\":\"\"", "stop", "\"usage\":" + AnswerScript.Usage)],
        [AnswerScript.Finish(), AnswerScript.Chunk("\"content\":\"\"", null, "\"usage\":" + AnswerScript.Usage)],
        [AnswerScript.Chunk("\"content\":\"\"", "stop", "\"usage\":" + AnswerScript.Usage)],
        [AnswerScript.Chunk("", "stop", "\"usage\":null"), AnswerScript.UsageChunk],
        [
            AnswerScript.Chunk("", "stop", "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"cost\":9}"),
            AnswerScript.UsageChunk,
            AnswerScript.Chunk("", null, "\"usage\":null"),
        ],
    ]);

    [Theory]
    [MemberData(nameof(UsageForms))]
    public async Task F09_UsageChunk_Forms(string[] end)
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync([AnswerScript.Text("a"), .. end]);

        UsageContent usage = Assert.IsType<UsageContent>(Assert.Single(updates[^1].Contents));
        Assert.Same(usage, Assert.Single(updates.SelectMany(static update => update.Contents).OfType<UsageContent>()));
        ChatResponse response = updates.ToChatResponse();
        Assert.Equal(7, response.Usage!.InputTokenCount);
        Assert.Equal(5, response.Usage.OutputTokenCount);
        Assert.Equal(12, response.Usage.TotalTokenCount);
        Assert.Equal(0.0012m, response.GetOpenRouterMetadata()!.Cost);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal("a", response.Text);
    }

    [Fact]
    public async Task F10_NoUsage()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(AnswerScript.Text("a"), AnswerScript.Finish());

        Assert.Empty(updates.SelectMany(static update => update.Contents).OfType<UsageContent>());
        Assert.Null(updates.ToChatResponse().Usage);
    }

    [Fact]
    public async Task F10_Usage_IsNotSharedBetweenCalls()
    {
        ChatResponse first = (await AnswerScript.StreamAsync(AnswerScript.Text("a"), AnswerScript.Finish(), AnswerScript.UsageChunk)).ToChatResponse();
        ChatResponse second = (await AnswerScript.StreamAsync(AnswerScript.Text("a"), AnswerScript.Finish(), AnswerScript.UsageChunk)).ToChatResponse();

        first.Usage!.Add(second.Usage!);

        Assert.Equal(24, first.Usage.TotalTokenCount);
        Assert.Equal(12, second.Usage!.TotalTokenCount);
        Assert.Equal(2_400_000, first.Usage.AdditionalCounts!["openrouter:cost_nano_usd"]);
        Assert.Equal(0.0024m, first.Usage.GetOpenRouterCost());
    }

    [Fact]
    public async Task Logprobs_OverChunks_AreJoined()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(
            Logprobs("a", """{"content":[{"token":"a","logprob":-0.10,"bytes":[97],"top_logprobs":[]}],"refusal":null}"""),
            Logprobs("bc", """{"content":[{"token":"b","logprob":-1e-3},{"token":"c","logprob":0}],"refusal":[]}"""),
            Logprobs("", """{"tokens":null,"token_logprobs":null,"top_logprobs":null,"text_offset":null}"""),
            Logprobs("d", "-0.5"),
            Logprobs("e", "null"),
            Logprobs("", """{"content":[],"refusal":[{"token":"x","logprob":-2}]}"""),
            AnswerScript.Finish())).ToChatResponse();

        Assert.Equal("abcde", response.Text);
        JsonElement joined = Assert.IsType<JsonElement>(response.AdditionalProperties!["openrouter:logprobs"]);
        JsonAssert.Equal(
            """
            {"content":[{"token":"a","logprob":-0.10,"bytes":[97],"top_logprobs":[]},{"token":"b","logprob":-1e-3},{"token":"c","logprob":0}],
             "refusal":[{"token":"x","logprob":-2}]}
            """,
            joined);
        JsonAssert.Equal(joined.GetRawText(), response.GetOpenRouterMetadata()!.Logprobs!.Value);
    }

    [Fact]
    public async Task Logprobs_OtherForms_AreNone()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(
            Logprobs("a", "-0.5"), Logprobs("b", """{"tokens":null,"content":null}"""), AnswerScript.Finish())).ToChatResponse();

        Assert.Null(response.GetOpenRouterMetadata()!.Logprobs);
    }

    private static string Logprobs(string text, string logprobs) =>
        "{\"id\":\"gen-1\",\"choices\":[{\"delta\":{\"content\":\"" + text + "\"},\"logprobs\":" + logprobs + ",\"finish_reason\":null}]}";
}
