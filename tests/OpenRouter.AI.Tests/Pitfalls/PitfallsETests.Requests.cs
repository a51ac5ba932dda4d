using System;
using System.Net;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of reasoning: what is asked for.</summary>
public partial class PitfallsETests
{
    [Fact]
    public async Task E13_TwoEfforts_AreSentAsOneReasoning()
    {
        const string High = """{"effort":"high"}""";
        foreach (ChatOptions options in new ChatOptions[]
        {
            new() { AdditionalProperties = new() { ["reasoning_effort"] = "high" } },
            new() { AdditionalProperties = new() { ["reasoning_effort"] = "high" }, Reasoning = new() { Effort = ReasoningEffort.Low } },
            new() { AdditionalProperties = new() { ["reasoning_effort"] = "low", ["reasoning"] = JsonElement.Parse(High) } },
            new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low } }
                .WithOpenRouter(static own => own.Reasoning = new ReasoningSettings { Effort = ReasoningEffortLevel.High }),
        })
        {
            JsonAssert.Equal(
                """{"model":"vendor/model","reasoning":REASONING,"messages":[{"role":"user","content":"hi"}]}""".Replace("REASONING", High, StringComparison.Ordinal),
                await Trap.SentAsync(options));
        }
    }

    [Fact]
    public async Task E13_BudgetBesideTheAbstractionsEffort_IsSentAlone() => JsonAssert.Equal(
        """{"model":"vendor/model","reasoning":{"max_tokens":2000},"messages":[{"role":"user","content":"hi"}]}""",
        await Trap.SentAsync(new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low } }
            .WithOpenRouter(static own => own.Reasoning = new ReasoningSettings { MaxTokens = 2000 })));

    [Fact]
    public async Task E13_EffortAndBudget_AreTheCallersMistake()
    {
        using Trap trap = new();
        foreach (ChatOptions options in new ChatOptions[]
        {
            new ChatOptions().WithOpenRouter(static own => own.Reasoning = new ReasoningSettings { MaxTokens = 2000, Effort = ReasoningEffortLevel.High }),
            new() { AdditionalProperties = new() { ["reasoning_effort"] = "high", ["reasoning"] = JsonElement.Parse("""{"max_tokens":2000}""") } },
        })
        {
            foreach (bool streams in new[] { false, true })
            {
                await Assert.ThrowsAsync<ArgumentException>(() => trap.AskAsync(streams, options));
            }
        }

        Assert.Empty(trap.Service.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E14_LimitBelowTheThinkingBudget_IsSentAsSetAndItsRefusalIsRaised(bool streams)
    {
        (OpenRouterException failure, JsonElement sent) = await RefusedAsync(
            streams,
            "`max_tokens` must be greater than `thinking.budget_tokens`",
            new ChatOptions { MaxOutputTokens = 100, Reasoning = new() { Effort = ReasoningEffort.High } });

        Assert.Contains("`max_tokens` must be greater", failure.Message, StringComparison.Ordinal);
        JsonAssert.Equal(
            Body(streams, "\"max_completion_tokens\":100,\"reasoning\":{\"effort\":\"high\"},"), sent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task E15_ReasoningOffWhereItIsMandatory_IsRaised(bool streams)
    {
        (OpenRouterException failure, JsonElement sent) = await RefusedAsync(
            streams, "Reasoning is mandatory for this endpoint and cannot be disabled.", new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.None } });

        Assert.Contains("Reasoning is mandatory", failure.Message, StringComparison.Ordinal);
        JsonAssert.Equal(Body(streams, "\"reasoning\":{\"effort\":\"none\"},"), sent);
    }

    [Fact]
    public async Task E15_NothingSet_IsNotReasoningOff()
    {
        string nothing = Body(streams: false, "");
        foreach (ChatOptions options in new ChatOptions[] { new(), new() { Reasoning = new() }, new ChatOptions().WithOpenRouter(static _ => { }) })
        {
            JsonAssert.Equal(nothing, await Trap.SentAsync(options));
        }
    }

    private static string Body(bool streams, string members) => "{\"model\":\"vendor/model\"," + (streams ? "\"stream\":true," : "") + members
        + "\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    /// <summary>Gets the failure that a refusal becomes, and the only request that was sent although retries are allowed.</summary>
    private static async Task<(OpenRouterException Failure, JsonElement Sent)> RefusedAsync(bool streams, string reason, ChatOptions options)
    {
        using Trap trap = new(retries: 2);
        trap.Service.Answer("{\"error\":{\"code\":400,\"message\":\"" + reason + "\"}}", 400);

        OpenRouterException failure = await Assert.ThrowsAsync<OpenRouterException>(() => trap.AskAsync(streams, options));

        Assert.Single(trap.Service.Requests);
        Assert.Equal((HttpStatusCode.BadRequest, false), (failure.StatusCode, failure.IsTransient));
        return (failure, trap.Sent());
    }
}
