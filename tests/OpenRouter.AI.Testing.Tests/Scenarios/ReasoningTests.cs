using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Scenarios;

public sealed class ReasoningTests
{
    private const string OneTool = ""","tools":[{"type":"function","function":{"name":"get_weather"}}]""";

    [Fact]
    public async Task Reasoning_Streamed_SendsTextTwiceThenSignatureAlone()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/reasoning"));

        JsonElement[] details = events.Deltas.Where(delta => delta.TryGetProperty("reasoning_details", out _))
            .Select(delta => delta.GetProperty("reasoning_details")[0]).ToArray();
        Assert.Equal(events.Reasoning, string.Concat(details.SkipLast(1).Select(detail => detail.GetProperty("text").GetString())));
        Assert.False(details[^1].TryGetProperty("text", out _));
        Assert.NotEmpty(details[^1].GetProperty("signature").GetString()!);
        Assert.All(details, detail => Assert.Equal("anthropic-claude-v1", detail.GetProperty("format").GetString()));
        Assert.Contains("emulator", events.Text, StringComparison.Ordinal);
        Assert.True(events.Chunks[^1].GetProperty("usage").GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32() > 0);
    }

    [Theory]
    [InlineData("\"reasoning\":{\"exclude\":true}")]
    [InlineData("\"reasoning\":{\"enabled\":false}")]
    [InlineData("\"reasoning_effort\":\"none\"")]
    public async Task Reasoning_NotWanted_IsNotSent(string setting)
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement message = Message(await client.ChatAsync(User("emulator/reasoning", more: "," + setting)));

        Assert.Equal(JsonValueKind.Null, message.GetProperty("reasoning").ValueKind);
        Assert.False(message.TryGetProperty("reasoning_details", out _));
    }

    [Fact]
    public async Task Reasoning_DetailsSentBack_GoesOn()
    {
        await using EmulatorClient client = await StartAsync();
        JsonElement first = Message(await client.ChatAsync(User("emulator/reasoning", more: OneTool)));

        JsonElement second = await client.ChatAsync(Reply(first, first.GetProperty("reasoning_details").GetRawText()));

        Assert.Contains("answered: sunny", Content(second), StringComparison.Ordinal);
        Assert.True(Message(second).TryGetProperty("reasoning_details", out _));
    }

    [Fact]
    public async Task Reasoning_DetailsInAnotherMemberOrder_GoesOn()
    {
        await using EmulatorClient client = await StartAsync();
        JsonElement first = Message(await client.ChatAsync(User("emulator/reasoning", more: OneTool)));
        string[] members = first.GetProperty("reasoning_details")[0].EnumerateObject().Reverse().Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}").ToArray();

        JsonElement second = await client.ChatAsync(Reply(first, $"[{{{string.Join(',', members)}}}]"));

        Assert.Contains("answered: sunny", Content(second), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", null, null)]
    [InlineData("expected the one entry", "{", "{\"type\":\"reasoning.text\",\"text\":\"more\"},{")]
    [InlineData("cannot be modified", "pretends", "claims")]
    [InlineData("cannot be modified", "signature", "ignature")]
    [InlineData("changed", "anthropic-claude-v1", "unknown")]
    [InlineData("changed", "\"index\":0", "\"index\":0,\"extra\":1")]
    public async Task Reasoning_DetailsChanged_Gives400(string reason, string? old, string? changed)
    {
        await using EmulatorClient client = await StartAsync();
        JsonElement first = Message(await client.ChatAsync(User("emulator/reasoning", more: OneTool)));
        string? details = old is null ? null : first.GetProperty("reasoning_details").GetRawText().Replace(old, changed, StringComparison.Ordinal);

        (int status, JsonElement error) = await client.FailAsync(Reply(first, details));

        Assert.Equal(400, status);
        JsonElement metadata = error.GetProperty("metadata");
        string message = Parse(metadata.GetProperty("raw").GetString()!).GetProperty("error").GetProperty("message").GetString()!;
        Assert.StartsWith("messages[1].reasoning_details: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    private static string Reply(JsonElement first, string? details)
    {
        string calls = first.GetProperty("tool_calls").GetRawText();
        string id = first.GetProperty("tool_calls")[0].GetProperty("id").GetString()!;
        string member = details is null ? string.Empty : $",\"reasoning_details\":{details}";
        return $$"""
            {"model":"emulator/reasoning","messages":[{"role":"user","content":"Hello there"},
              {"role":"assistant","content":null,"tool_calls":{{calls}}{{member}}},
              {"role":"tool","tool_call_id":"{{id}}","content":"sunny"}]{{OneTool}}}
            """;
    }
}
