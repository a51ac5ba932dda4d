using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance.Harness;

public sealed class ErrorComparisonTests
{
    [Theory]
    [InlineData("rate-limited", "error/useful", "\"another reason\"", "error.useful")]
    [InlineData("rate-limited", "error/provider_name", "\"Other\"", "error.provider_name")]
    [InlineData("rate-limited", "error/retryable", "false", "error.retryable")]
    [InlineData("error-in-stream", "error/partial_text", "\"It was\"", "error.partial_text")]
    [InlineData("error-in-stream", "error/partial_reasoning", "\"hm\"", "error.partial_reasoning")]
    [InlineData("error-in-stream", "error/message", "\"another reason\"", "error.useful")]
    public async Task Differences_ValueChanged_NamesTheField(string sample, string path, string json, string field)
    {
        var recording = Sample.With(sample, path, JsonNode.Parse(json));
        Assert.Equal(field, Assert.Single(await RecordingCheck.Chat.AnswerAsync(recording, Split.Whole)).Field);
    }

    [Fact]
    public async Task Differences_StatusChanged_NamesTheField()
    {
        var recording = Sample.With("rate-limited", "error/status_or_code", 500);
        recording = recording with { Expected = Sample.Changed(recording.Expected, "alt_status/0", 500) };
        var differences = await RecordingCheck.Chat.AnswerAsync(recording, Split.Whole);
        Assert.Equal(["error.status_or_code"], differences.Select(difference => difference.Field));
    }

    [Fact]
    public async Task Differences_TextWithOtherQuotesAndSpaces_AreNone()
    {
        var recording = Sample.With("rate-limited", "error/useful", "ACME/one is 'busy',\n come back   later");
        Assert.Empty(await RecordingCheck.Chat.AnswerAsync(recording, Split.Whole));
    }
}
