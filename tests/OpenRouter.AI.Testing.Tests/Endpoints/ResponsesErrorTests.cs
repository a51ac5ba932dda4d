using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Tests.Support;
using static OpenRouter.AI.Testing.Tests.Support.EmulatorClient;
using static OpenRouter.AI.Testing.Tests.Support.ResponsesCalls;

namespace OpenRouter.AI.Testing.Tests.Endpoints;

/// <summary>Errors of the Responses endpoint, before and within an answer.</summary>
public sealed class ResponsesErrorTests
{
    [Fact]
    public async Task ErrorMidStream_IsAFailedResponse()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/error-mid-stream", ",\"stream\":true"));

        JsonElement response = Last(events);
        Assert.Equal(("failed", "provider_unavailable"), (response.GetProperty("status").GetString(), response.GetProperty("error_type").GetString()));
        Assert.False(events.IsDone);
    }

    [Fact]
    public async Task ErrorIn200_Streamed_IsAFlatErrorEvent()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/error-in-200", ",\"stream\":true"));

        JsonElement error = Assert.Single(events.Chunks);
        Assert.Equal(("error", "server_error"), (error.GetProperty("type").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Cut_Streamed_EndsWithoutTheLastEvent()
    {
        await using EmulatorClient client = await StartAsync();

        EventList events = await StreamAsync(client, Request("emulator/cut", ",\"stream\":true"));

        Assert.Equal("response.output_text.delta", Types(events)[^1]);
    }

    [Fact]
    public async Task Vanish_Streamed_BreaksTheConnection()
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await PostAsync(client, Request("emulator/vanish", ",\"stream\":true"));

        await EventList.ReadBrokenAsync(response, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task CutToolCall_IsIncomplete()
    {
        await using EmulatorClient client = await StartAsync();

        JsonElement response = await AnswerAsync(client, Request("emulator/cut-tool-call", "," + WeatherTool));

        Assert.Equal("incomplete", response.GetProperty("status").GetString());
        Assert.Equal("max_output_tokens", response.GetProperty("incomplete_details").GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("\"store\":true", "store")]
    [InlineData("\"previous_response_id\":\"resp_1\"", "previous_response_id")]
    [InlineData("\"max_tokens\":5", "max_tokens")]
    [InlineData("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{}}}]", "tools[0]")]
    public async Task WrongShapes_AreRefusedWithAStringCode(string member, string path)
    {
        await using EmulatorClient client = await StartAsync();

        await RefusedAsync(client, Request("emulator/echo", "," + member), path);
    }

    [Theory]
    [InlineData("""{"type":"reasoning","id":"rs_1"}""")]
    [InlineData("""{"type":"message","role":"user","content":[{"type":"input_image","image_url":"https://e.com/a.png"}]}""")]
    [InlineData("""{"type":"message","role":"user","content":[{"type":"text","text":"x"}]}""")]
    [InlineData("""{"type":"message","role":"assistant","content":[{"type":"output_text","text":"x"}]}""")]
    public async Task WrongItems_AreRefusedWithAStringCode(string item)
    {
        await using EmulatorClient client = await StartAsync();

        await RefusedAsync(client, "{\"model\":\"emulator/echo\",\"input\":[" + item + "]}", "input[0]");
    }

    [Fact]
    public async Task ErrorStatus_IsThatOfChat()
    {
        await using EmulatorClient client = await StartAsync();

        using HttpResponseMessage response = await PostAsync(client, Request("emulator/error-429"));

        Assert.Equal(429, (int)response.StatusCode);
    }
}
