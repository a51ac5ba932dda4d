using System;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ReasoningOptionsTests
{
    [Theory]
    [InlineData(ReasoningEffort.None, "none")]
    [InlineData(ReasoningEffort.Low, "low")]
    [InlineData(ReasoningEffort.Medium, "medium")]
    [InlineData(ReasoningEffort.High, "high")]
    [InlineData(ReasoningEffort.ExtraHigh, "xhigh")]
    public async Task C15_Reasoning_Effort_All(ReasoningEffort effort, string word) =>
        JsonAssert.Equal($$$"""{"reasoning":{"effort":"{{{word}}}"}}""", await Sent.FieldsAsync(new() { Reasoning = new() { Effort = effort } }));

    [Theory]
    [InlineData(ReasoningOutput.None, """{"exclude":true}""")]
    [InlineData(ReasoningOutput.Summary, """{"summary":"concise"}""")]
    [InlineData(ReasoningOutput.Full, """{"summary":"detailed"}""")]
    public async Task C16_Reasoning_Output_All(ReasoningOutput output, string reasoning) =>
        JsonAssert.Equal($$"""{"reasoning":{{reasoning}}}""", await Sent.FieldsAsync(new() { Reasoning = new() { Output = output } }));

    [Fact]
    public async Task C17_Reasoning_Empty_IsNotSent() => JsonAssert.Equal("{}", await Sent.FieldsAsync(new() { Reasoning = new() }));

    [Fact]
    public async Task C18_Reasoning_RawWins()
    {
        ChatOptions options = Sent.Raw(
            new() { Reasoning = new() { MaxTokens = 2000, Exclude = false, Summary = "auto" } },
            new() { Reasoning = new() { Effort = ReasoningEffort.High, Output = ReasoningOutput.None } });

        JsonAssert.Equal("""{"reasoning":{"max_tokens":2000,"exclude":false,"summary":"auto"}}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C18_Reasoning_Disabled_TakesNoEffort()
    {
        ChatOptions options = Sent.Raw(new() { Reasoning = new() { Enabled = false } }, new() { Reasoning = new() { Effort = ReasoningEffort.High } });

        JsonAssert.Equal("""{"reasoning":{"enabled":false}}""", await Sent.FieldsAsync(options));
    }

    [Theory]
    [InlineData("minimal")]
    [InlineData("max")]
    [InlineData("ultra")]
    public async Task Reasoning_ShortForm_IsSentAsTheLongOne(string effort)
    {
        ChatOptions options = new() { Reasoning = new() { Effort = ReasoningEffort.Low }, AdditionalProperties = new() { ["reasoning_effort"] = effort } };

        JsonAssert.Equal($$$"""{"reasoning":{"effort":"{{{effort}}}"}}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Reasoning_ShortAndLongForm_LongWins()
    {
        ChatOptions options = new()
        {
            AdditionalProperties = new() { ["reasoning_effort"] = "low", ["reasoning"] = new { effort = "high" } },
        };

        JsonAssert.Equal("""{"reasoning":{"effort":"high"}}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Reasoning_IncludeFalse_IsSentAsExclude()
    {
        ChatOptions options = new() { AdditionalProperties = new() { ["include_reasoning"] = false } };

        JsonAssert.Equal("""{"reasoning":{"exclude":true}}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task Reasoning_EffortAndBudget_IsTheCallersMistake()
    {
        ChatOptions options = Sent.Raw(new() { Reasoning = new() { Effort = "low", MaxTokens = 5000 } });

        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => Sent.RequestAsync(options));

        Assert.Contains("budget", exception.Message, StringComparison.Ordinal);
    }
}
