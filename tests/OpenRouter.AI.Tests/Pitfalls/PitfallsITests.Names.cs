using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of names that are old, new or unknown.</summary>
public partial class PitfallsITests
{
    [Fact]
    public async Task I14_HostedSearch_IsTheToolThatTheModelMayUse()
    {
        JsonElement sent = await Trap.SentAsync(new ChatOptions { Tools = [new HostedWebSearchTool()] });

        JsonAssert.Equal(
            """
            {"model":"vendor/model","messages":[{"role":"user","content":"hi"}],"tools":[{"type":"openrouter:web_search"}]}
            """,
            sent);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I15_Usage_IsNotAskedFor(bool streams)
    {
        using Trap trap = new();
        trap.Answer(streams, Hello);

        await trap.AskAsync(streams);

        Assert.Equal(
            streams ? ["model", "stream", "messages"] : ["model", "messages"],
            trap.Sent().EnumerateObject().Select(static member => member.Name));
    }

    [Theory]
    [InlineData("\"stop\"", "\"warp_speed\"", "stop")]
    [InlineData("\"ran_out_of_coffee\"", "\"flex\"", "ran_out_of_coffee")]
    public async Task I16_WordsOfTomorrow_AreReadAsTheyAre(string finish, string tier, string expected)
    {
        string message = """
            {"role":"assistant","content":"Hi","reasoning_details":[{"type":"reasoning.text","text":"hm","format":"vendor-from-tomorrow-v9","index":0}]}
            """;
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, message, finish, ",\"service_tier\":" + tier);

            Assert.Equal("Hi", response.Text);
            Assert.Equal(expected, response.FinishReason!.Value.Value);
            Assert.Equal(JsonElement.Parse(tier).GetString(), response.GetOpenRouterMetadata()!.ServiceTier);
            JsonAssert.Equal(
                """[{"type":"reasoning.text","text":"hm","format":"vendor-from-tomorrow-v9","index":0}]""",
                JsonElement.Parse(response.Messages.SelectMany(static own => own.Contents).OfType<TextReasoningContent>().Last().ProtectedData!));
        }
    }

    [Fact]
    public async Task I16_ErrorTypeOfTomorrow_IsReadAsItIs()
    {
        (OpenRouterException failure, _) = await Trap.FailAsync(
            streams: false, """{"error":{"code":418,"message":"No","metadata":{"error_type":"teapot_overflow"}}}""", status: 418);

        Assert.Equal("teapot_overflow", failure.ErrorType!.Value.Value);
        Assert.False(failure.IsTransient);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I17_OldNames_AreUnderstood(bool streams)
    {
        ChatResponse response = await Trap.AnswerAsync(
            streams,
            """
            {"role":"assistant","content":"Hi","reasoning_content":"hm","annotations":[{"type":"file_annotation","file_annotation":{"file_id":"f1","quote":"q"}}]}
            """);

        Assert.Equal("Hi", response.Text);
        Assert.Equal("hm", string.Concat(response.Messages.Single().Contents.OfType<TextReasoningContent>().Select(static thought => thought.Text)));
        JsonElement sent = (await Trap.SentAsync([Trap.User(), response.Messages.Single(), Trap.User("and?")])).GetProperty("messages")[1];
        JsonAssert.Equal("""[{"type":"file_annotation","file_annotation":{"file_id":"f1","quote":"q"}}]""", sent.GetProperty("annotations"));
    }

    [Fact]
    public async Task I17_RoutingMetadata_IsAskedForByItsPresentName()
    {
        using Trap trap = new();
        trap.Answer(streams: false, Hello);

        await trap.AskAsync(streams: false, new ChatOptions().WithOpenRouter(static own => own.RoutingMetadata = true));

        Assert.Equal("enabled", trap.Service.Requests[0].Headers["X-OpenRouter-Metadata"]);
        Assert.False(trap.Service.Requests[0].Headers.ContainsKey("X-OpenRouter-Experimental-Metadata"));
    }

    private static async Task<SentRequest> HeadersAsync(Action<OpenRouterClientOptions>? configure)
    {
        using Trap trap = new(configure: configure);
        trap.Answer(streams: false, Hello);
        await trap.AskAsync(streams: false);
        return trap.Service.Requests[0];
    }
}
