using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using OpenRouter.AI.Conformance.Comparison;

namespace OpenRouter.AI.Conformance.Harness;

public sealed class AnswerComparisonTests
{
    private static readonly JsonElement Whole = Sample.Folder.Load("whole-answer").Expected;

    [Fact]
    public void Differences_Same_AreNone() => Assert.Empty(AnswerComparison.Differences(Whole, Whole));

    [Theory]
    [InlineData("text", "\"Soup\"")]
    [InlineData("reasoning_text", "\"\"")]
    [InlineData("reasoning_details", "null")]
    [InlineData("reasoning_details/0/signature", "\"other\"")]
    [InlineData("reasoning_details/2/novel/nothing", "0")]
    [InlineData("tool_calls", "[]")]
    [InlineData("tool_calls/0/id", "\"call_x\"")]
    [InlineData("tool_calls/0/name", "\"get_soup\"")]
    [InlineData("tool_calls/0/arguments", "\"{\\u0022city\\u0022:\\u0022Köln\\u0022,\\u0022days\\u0022:1.0}\"")]
    [InlineData("tool_calls/0/arguments", "null")]
    [InlineData("tool_calls/0/parsed/city", "\"Bonn\"")]
    [InlineData("tool_calls/0/valid", "false")]
    [InlineData("tool_calls/1/arguments", "\"{ }\"")]
    [InlineData("finish_reason", "\"length\"")]
    [InlineData("finish_reason", "null")]
    [InlineData("usage/input", "121")]
    [InlineData("usage/output", "31")]
    [InlineData("usage/total", "151")]
    [InlineData("usage/cached", "null")]
    [InlineData("usage/cache_write", "0")]
    [InlineData("usage/reasoning", "9")]
    [InlineData("cost", "3.5e-7")]
    [InlineData("is_byok", "false")]
    [InlineData("upstream_inference_cost", "null")]
    [InlineData("provider", "\"Other\"")]
    [InlineData("model", "\"acme/two\"")]
    [InlineData("response_id", "\"gen-9\"")]
    [InlineData("created", "1700000001")]
    [InlineData("annotations/0/url", "\"https://soup.example/other\"")]
    [InlineData("annotations/0/title", "null")]
    [InlineData("annotations/0/start", "0")]
    [InlineData("annotations/0/end", "9")]
    [InlineData("annotations/1/title", "\"Soup\"")]
    [InlineData("annotations/1/end", "4")]
    [InlineData("file_annotations", "[]")]
    [InlineData("file_annotations/0/hash", "\"beef\"")]
    [InlineData("images", "[]")]
    [InlineData("images/0/media_type", "\"image/jpeg\"")]
    [InlineData("images/0/sha256", "\"00\"")]
    [InlineData("refusal", "\"no\"")]
    [InlineData("logprobs", "false")]
    [InlineData("service_tier", "null")]
    public void Differences_ValueChanged_NameTheField(string path, string json)
    {
        JsonElement observed = Sample.Changed(Whole, path, JsonNode.Parse(json));
        Assert.Equal(path.Split('/')[0], Assert.Single(AnswerComparison.Differences(Whole, observed)).Field);
    }

    [Theory]
    [InlineData("tool_calls/1/arguments", "null")]
    [InlineData("annotations/1/title", "null")]
    [InlineData("annotations/1/title", "\"https://soup.example/\"")]
    [InlineData("annotations/1/start", "null")]
    [InlineData("annotations/0/end", "8")]
    [InlineData("cost", "0.00000034")]
    public void Differences_OtherReadingOfTheSame_AreNone(string path, string json) =>
        Assert.Empty(AnswerComparison.Differences(Whole, Sample.Changed(Whole, path, JsonNode.Parse(json))));

    [Fact]
    public void Differences_FieldNotObserved_IsNamed()
    {
        JsonElement expected = Sample.Changed(Whole, "novelty", 1);
        Assert.Equal("novelty", Assert.Single(AnswerComparison.Differences(expected, Whole)).Field);
    }

    [Fact]
    public void Differences_Alternative_IsAccepted()
    {
        JsonElement expected = Sample.Folder.Load("refusal").Expected;
        JsonElement asText = Sample.Changed(Sample.Changed(expected, "text", "That I will not do."), "refusal", null);
        Assert.Empty(AnswerComparison.Differences(expected, Sample.Changed(asText, "finish_reason", "content_filter")));
        JsonElement otherFinish = Sample.Changed(asText, "finish_reason", "length");
        Assert.Equal("finish_reason", Assert.Single(AnswerComparison.Differences(expected, otherFinish)).Field);
        JsonElement nowhere = Sample.Changed(expected, "refusal", null);
        Assert.Equal("refusal", Assert.Single(AnswerComparison.Differences(expected, nowhere)).Field);
    }

    [Fact]
    public void Differences_CutCallLeftOut_OnlyWithAFinishThatSaysSo()
    {
        JsonElement expected = Sample.Folder.Load("cut-call").Expected;
        JsonElement without = Sample.Changed(expected, "tool_calls", new JsonArray());
        Assert.Equal("tool_calls", Assert.Single(AnswerComparison.Differences(expected, without)).Field);
        Assert.Empty(AnswerComparison.Differences(expected, Sample.Changed(without, "finish_reason", "length")));
    }

    [Fact]
    public void Difference_LongValues_AreCut() =>
        Assert.InRange(new Difference("text", new string('a', 100_000), "b").ToString().Length, 600, 700);

    [Fact]
    public void Alternatives_NoneGiven_AreNone() => Assert.Empty(AnswerComparison.Alternatives(Whole, "text").ToArray());
}
