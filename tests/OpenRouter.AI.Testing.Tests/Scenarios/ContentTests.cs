using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;

namespace OpenRouter.AI.Testing.Tests.Scenarios;

public sealed class ContentTests
{
    [Fact]
    public async Task Refusal_Body_HasNoContentAndStops()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement answer = await client.ChatAsync(User("emulator/refusal"));

        Assert.Equal("stop", Finish(answer));
        Assert.Equal(JsonValueKind.Null, Message(answer).GetProperty("content").ValueKind);
        Assert.Contains("refuses", Message(answer).GetProperty("refusal").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_Streamed_ComesInPieces()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await client.StreamAsync(UserStream("emulator/refusal"));

        Assert.True(events.Deltas.Count(delta => delta.TryGetProperty("refusal", out _)) > 1);
        Assert.Empty(events.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Image_Answer_IsAPng(bool stream)
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement image = stream
            ? (await client.StreamAsync(UserStream("emulator/image"))).Deltas.Single(delta => delta.TryGetProperty("images", out _)).GetProperty("images")[0]
            : Message(await client.ChatAsync(User("emulator/image"))).GetProperty("images")[0];

        string url = image.GetProperty("image_url").GetProperty("url").GetString()!;
        Assert.StartsWith("data:image/png;base64,", url, StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], Convert.FromBase64String(url["data:image/png;base64,".Length..]).Take(4));
    }

    [Fact]
    public async Task Citations_Streamed_ComeBeforeTheTextOneByOne()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement[] deltas = (await client.StreamAsync(UserStream("emulator/citations"))).Deltas.ToArray();

        Assert.All(deltas.Take(2), delta => Assert.Equal(1, delta.GetProperty("annotations").GetArrayLength()));
        JsonElement citation = deltas[1].GetProperty("annotations")[0].GetProperty("url_citation");
        Assert.Empty(citation.GetProperty("title").GetString()!);
        Assert.Equal(0, citation.GetProperty("end_index").GetInt32());
    }

    [Fact]
    public async Task Citations_Body_HasBoth()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement message = Message(await client.ChatAsync(User("emulator/citations")));

        Assert.Equal(2, message.GetProperty("annotations").GetArrayLength());
        Assert.NotEmpty(message.GetProperty("content").GetString()!);
    }
}
