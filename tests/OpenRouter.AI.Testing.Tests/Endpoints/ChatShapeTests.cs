using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

public sealed class ChatShapeTests
{
    [Fact]
    public async Task Body_Echo_HasShapeOfTheService()
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await client.SendAsync(User("emulator/echo"));
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        JsonElement answer = Parse(text);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.StartsWith("\n         \n", text, StringComparison.Ordinal);
        string id = answer.GetProperty("id").GetString()!;
        Assert.Matches("^gen-[0-9]{10}-[A-Za-z0-9]{20}$", id);
        Assert.Equal(id, response.Headers.GetValues("X-Generation-Id").Single());
        Assert.Equal("chat.completion", answer.GetProperty("object").GetString());
        Assert.Equal("Emulator", answer.GetProperty("provider").GetString());
        Assert.Equal("stop", Finish(answer));
        JsonElement usage = answer.GetProperty("usage");
        Assert.Equal(usage.GetProperty("prompt_tokens").GetInt32() + usage.GetProperty("completion_tokens").GetInt32(), usage.GetProperty("total_tokens").GetInt32());
    }

    [Fact]
    public async Task Stream_Echo_HasShapeOfTheService()
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await client.SendAsync(UserStream("emulator/echo"));
        EventList events = await EventList.ReadAsync(response, TestContext.Current.CancellationToken);

        Assert.Equal(": OPENROUTER PROCESSING", events.Lines[0]);
        Assert.Empty(events.Lines[1]);
        Assert.True(events.Lines.FindLastIndex(line => line.StartsWith(':')) > events.Lines.FindIndex(line => line.StartsWith('d')));
        Assert.True(events.IsDone);
        string id = response.Headers.GetValues("X-Generation-Id").Single();
        Assert.All(events.Chunks, chunk =>
        {
            Assert.Equal(["id", "object", "created", "model", "provider"], chunk.EnumerateObject().Take(5).Select(member => member.Name));
            Assert.Equal(id, chunk.GetProperty("id").GetString());
            Assert.Equal("chat.completion.chunk", chunk.GetProperty("object").GetString());
        });
        Assert.All(events.Deltas, delta => Assert.Equal("assistant", delta.GetProperty("role").GetString()));
    }

    [Fact]
    public async Task Stream_Echo_EndsWithFinishThenUsageThatRepeatsIt()
    {
        await using EmulatorClient client = await StartAsync();

        IReadOnlyList<JsonElement> chunks = (await client.StreamAsync(UserStream("emulator/echo"))).Chunks;

        Assert.Equal("stop", Finish(chunks[^2]));
        Assert.False(chunks[^2].TryGetProperty("usage", out _));
        Assert.Equal("stop", Finish(chunks[^1]));
        Assert.Equal("end_turn", chunks[^1].GetProperty("choices")[0].GetProperty("native_finish_reason").GetString());
        Assert.True(chunks[^1].TryGetProperty("service_tier", out _));
        JsonElement usage = chunks[^1].GetProperty("usage");
        Assert.True(usage.GetProperty("cost").GetDecimal() > 0);
        Assert.False(usage.GetProperty("is_byok").GetBoolean());
        Assert.True(usage.GetProperty("cost_details").TryGetProperty("upstream_inference_cost", out _));
        Assert.Equal(0, usage.GetProperty("completion_tokens_details").GetProperty("reasoning_tokens").GetInt32());
        Assert.All(chunks.SkipLast(2), chunk => Assert.Null(Finish(chunk)));
    }

    [Fact]
    public async Task Stream_AndBody_SayTheSame()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/echo"));
        JsonElement answer = await client.ChatAsync(User("emulator/echo"));

        Assert.True(events.Deltas.Count(delta => delta.GetProperty("content").GetString()!.Length > 0) > 2);
        Assert.Equal(Content(answer), events.Text);
        Assert.Equal(
            answer.GetProperty("usage").GetProperty("cost").GetDecimal(),
            events.Chunks[^1].GetProperty("usage").GetProperty("cost").GetDecimal());
    }

    [Theory]
    [InlineData("max_tokens")]
    [InlineData("max_completion_tokens")]
    public async Task MaxTokens_Reached_EndsWithLength(string name)
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User("emulator/echo", more: $",\"{name}\":4"));

        Assert.Equal("length", Finish(answer));
        Assert.Equal(4, answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
    }
}
