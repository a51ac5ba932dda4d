using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;
using static OpenRouter.AI.Testing.Tests.Support.ResponsesCalls;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

/// <summary>A refusal beside a text keeps both.</summary>
public sealed class ResponsesRefusalTests
{
    [Fact]
    public async Task Refusal_WithText_IsAMessageOfItsOwn()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Responses.Reply(EmulatedReply.Refusal("I will not.").AndText("Ask me something else."));

        AssertBoth(await AnswerAsync(client, Request("any/model")));
    }

    [Fact]
    public async Task Refusal_WithTextStreamed_IsAMessageOfItsOwn()
    {
        await using EmulatorClient client = await StartAsync();
        client.Server.Responses.Reply(EmulatedReply.Refusal("I will not.").AndText("Ask me something else."));

        EventList events = await StreamAsync(client, Request("any/model", ",\"stream\":true"));

        Assert.Equal("I will not.", Deltas(events, "refusal"));
        Assert.Equal("Ask me something else.", Deltas(events, "output_text"));
        Assert.Equal(2, Types(events).Count(static type => type == "response.output_item.done"));
        AssertBoth(Last(events));
    }

    private static void AssertBoth(JsonElement response)
    {
        JsonElement[] parts = [.. response.GetProperty("output").EnumerateArray().SelectMany(static item => item.GetProperty("content").EnumerateArray())];
        Assert.Equal("I will not.", Assert.Single(parts, static part => part.GetProperty("type").GetString() == "refusal").GetProperty("refusal").GetString());
        Assert.Equal("Ask me something else.", Assert.Single(parts, static part => part.GetProperty("type").GetString() == "output_text").GetProperty("text").GetString());
    }
}
