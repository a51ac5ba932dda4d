using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Clients;

/// <summary>Microsoft Agent Framework over the client: it sets author names, and refuses conversation ids that it did not expect.</summary>
public sealed class AgentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task H17_AgentFramework_Run()
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming: false, Turns.Weather, "tool_calls").Says(false, "It rains.").Says(false, "Bye.");
        using OpenRouterClient client = new(Wire.Options(), handler.Client());
        ChatClientAgent agent = Agent(client);
        AgentSession session = await agent.CreateSessionAsync(Token);

        AgentResponse first = await agent.RunAsync("weather?", session, cancellationToken: Token);
        AgentResponse second = await agent.RunAsync("thanks", session, cancellationToken: Token);

        Assert.Equal("It rains.", first.Text);
        Assert.Equal("Bye.", second.Text);
        Assert.All(first.Messages.Where(static message => message.Role == ChatRole.Assistant), static message => Assert.Equal("Guide", message.AuthorName));
        JsonAssert.Equal(
            """
            [{"role":"system","content":"Be brief."},
             {"role":"user","content":"weather?"},
             {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{ \"city\": \"Oslo\" }"}}]},
             {"role":"tool","tool_call_id":"call_1","content":"rain in Oslo"},
             {"role":"assistant","content":"It rains."},
             {"role":"user","content":"thanks"}]
            """,
            handler.Messages(2));
    }

    [Fact]
    public async Task H17_AgentFramework_StreamingRun()
    {
        ScriptedHandler handler = new ScriptedHandler().Turn(streaming: true, Turns.Weather, "tool_calls").Says(true, "It rains.");
        using OpenRouterClient client = new(Wire.Options(), handler.Client());
        ChatClientAgent agent = Agent(client);
        List<AgentResponseUpdate> updates = [];

        await foreach (AgentResponseUpdate update in agent.RunStreamingAsync("weather?", await agent.CreateSessionAsync(Token), cancellationToken: Token))
        {
            updates.Add(update);
        }

        AgentResponseUpdate[] content = [.. updates.Where(static update => update.Contents.Any(static item => item is not UsageContent))];
        Assert.NotEmpty(content);
        Assert.All(content, static update => Assert.False(string.IsNullOrEmpty(update.MessageId)));
        Assert.All(updates, static update => Assert.Equal("Guide", update.AuthorName));
        Assert.Equal("It rains.", string.Concat(updates.Select(static update => update.Text)));
        Assert.Equal(2, handler.Requests.Count);
    }

    private static ChatClientAgent Agent(OpenRouterClient client) => new(
        client.AsIChatClient("acme/writer"),
        "Be brief.",
        "Guide",
        tools: [AIFunctionFactory.Create(static (string city) => "rain in " + city, "weather")]);
}
