using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class ScalarOptionsTests
{
    [Fact]
    public async Task C01_BasicRequest_NonStreaming_IsTheWholeBody()
    {
        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, "hello")], new() { MaxOutputTokens = 10, Temperature = 0.5f });

        JsonAssert.Equal("""{"model":"acme/one","messages":[{"role":"user","content":"hello"}],"max_completion_tokens":10,"temperature":0.5}""", body);
    }

    [Fact]
    public async Task C02_BasicRequest_Streaming_AddsStream()
    {
        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, "hello")], new() { MaxOutputTokens = 10, Temperature = 0.5f }, stream: true);

        JsonAssert.Equal(
            """{"model":"acme/one","stream":true,"messages":[{"role":"user","content":"hello"}],"max_completion_tokens":10,"temperature":0.5}""", body);
    }

    [Fact]
    public async Task C02_OptionsNull_SendNothingBesides()
    {
        JsonAssert.Equal("""{"model":"acme/one","messages":[{"role":"user","content":"hello"}]}""", await Sent.BodyAsync([new(ChatRole.User, "hello")]));
        JsonAssert.Equal("{}", await Sent.FieldsAsync(new ChatOptions()));
    }

    [Fact]
    public async Task C03_StronglyTypedOptions_AllSent_AsTheCallerWroteThem()
    {
        ChatOptions options = new()
        {
            Temperature = 0.1f,
            TopP = 0.7f,
            TopK = 40,
            FrequencyPenalty = 0.2f,
            PresencePenalty = -1.3f,
            Seed = long.MaxValue,
            MaxOutputTokens = 123,
            StopSequences = ["a", "b"],
            ResponseFormat = ChatResponseFormat.Json,
            Reasoning = new() { Effort = ReasoningEffort.Low },
        };

        string body = (await Sent.RequestAsync(options)).Body!;

        Assert.Equal(
            """{"model":"acme/one","response_format":{"type":"json_object"},"max_completion_tokens":123,"temperature":0.1,"top_p":0.7,"top_k":40"""
            + ""","frequency_penalty":0.2,"presence_penalty":-1.3,"seed":9223372036854775807,"stop":["a","b"],"reasoning":{"effort":"low"}"""
            + ""","messages":[{"role":"user","content":"hello"}]}""",
            body);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task C04_ModelId_OverridesDefault(bool stream)
    {
        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, "hello")], new() { ModelId = "other/two:free" }, stream: stream);

        Assert.Equal("other/two:free", body.GetProperty("model").GetString());
    }

    [Fact]
    public async Task C04_ModelId_OfTheAnswer_IsThatOfTheWire()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Sent.Reply);
        using OpenRouterClient client = Sent.Client(handler);

        ChatResponse response = await client.AsIChatClient("a/b").GetResponseAsync(
            "hello", new() { ModelId = "c/d" }, TestContext.Current.CancellationToken);

        Assert.Equal("acme/one", response.ModelId);
    }

    [Fact]
    public async Task C05_NoModelAnywhere_LeavesItToTheAccount() =>
        JsonAssert.Equal("""{"messages":[{"role":"user","content":"hello"}]}""", await Sent.BodyAsync([new(ChatRole.User, "hello")], model: null));

    [Fact]
    public async Task C11_Instructions_Prepended()
    {
        JsonElement body = await Sent.BodyAsync(
            [new(ChatRole.System, "second"), new(ChatRole.User, "hello")], new() { Instructions = "first" });

        JsonAssert.Equal(
            """[{"role":"system","content":"first"},{"role":"system","content":"second"},{"role":"user","content":"hello"}]""", body.GetProperty("messages"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    public async Task C12_Instructions_Whitespace_Ignored(string instructions)
    {
        JsonElement body = await Sent.BodyAsync([new(ChatRole.User, "hello")], new() { Instructions = instructions });

        JsonAssert.Equal("""[{"role":"user","content":"hello"}]""", body.GetProperty("messages"));
    }

    [Fact]
    public async Task C13_StopSequences_AreSentUnlessEmpty()
    {
        JsonAssert.Equal("""{"stop":["a","b"]}""", await Sent.FieldsAsync(new() { StopSequences = ["a", "b"] }));
        JsonAssert.Equal("{}", await Sent.FieldsAsync(new() { StopSequences = [] }));
    }

    [Fact]
    public async Task C14_TopK_Seed_Penalties_AreSentEvenWhenZero()
    {
        ChatOptions options = new() { TopK = 0, Seed = 0, FrequencyPenalty = 0, PresencePenalty = 0, Temperature = 0 };

        JsonAssert.Equal(
            """{"top_k":0,"seed":0,"frequency_penalty":0,"presence_penalty":0,"temperature":0}""", await Sent.FieldsAsync(options));
    }

    [Fact]
    public async Task C37_ConversationId_Ignored()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Sent.Reply);
        using OpenRouterClient client = Sent.Client(handler);

        ChatResponse response = await client.AsIChatClient(Sent.Model).GetResponseAsync(
            "hello", new() { ConversationId = "abc" }, TestContext.Current.CancellationToken);

        JsonAssert.Equal("""{"model":"acme/one","messages":[{"role":"user","content":"hello"}]}""", JsonElement.Parse(handler.Requests[0].Body!));
        Assert.Null(response.ConversationId);
    }

    [Fact]
    public async Task C38_Background_Ignored()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(Sent.Reply);
        using OpenRouterClient client = Sent.Client(handler);

        ChatResponse response = await client.AsIChatClient(Sent.Model).GetResponseAsync(
            "hello", new() { AllowBackgroundResponses = true }, TestContext.Current.CancellationToken);

        JsonAssert.Equal("""{"model":"acme/one","messages":[{"role":"user","content":"hello"}]}""", JsonElement.Parse(handler.Requests[0].Body!));
        Assert.Null(response.ContinuationToken);
    }

    [Fact]
    public async Task C39_ContinuationToken_Rejected_BeforeAnythingIsSent()
    {
        ScriptedHandler handler = new();
        using OpenRouterClient client = Sent.Client(handler);
        using IChatClient chat = client.AsIChatClient(Sent.Model);
        ChatOptions options = new() { ContinuationToken = ResponseContinuationToken.FromBytes(new byte[] { 1 }) };

        await Assert.ThrowsAsync<NotSupportedException>(() => chat.GetResponseAsync("hello", options, TestContext.Current.CancellationToken));
        Assert.Throws<NotSupportedException>(() => { _ = chat.GetStreamingResponseAsync("hello", options, TestContext.Current.CancellationToken); });

        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task LegacyMaxTokens_Set_UsesTheOlderName() =>
        JsonAssert.Equal(
            """{"max_tokens":5}""",
            await Sent.FieldsAsync(new ChatOptions { MaxOutputTokens = 5 }.WithOpenRouter(o => o.LegacyMaxTokens = true)));
}
