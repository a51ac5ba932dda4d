using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Contract.Tests;

/// <summary>What both chat clients do alike. Whoever changes the endpoint of an application changes one call and nothing else.</summary>
/// <param name="endpoint">The endpoint.</param>
public abstract partial class ChatClientContract(Endpoint endpoint)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_Answer_HasIdModelFinishUsageAndCost(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);

        ChatResponse response = await AskAsync(Open(local, "emulator/echo"), "Hello", streams);

        Assert.Contains("\"Hello\"", response.Text, StringComparison.Ordinal);
        Assert.Single(response.Messages);
        Assert.Equal("emulator/echo", response.ModelId);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Null(response.ConversationId);
        Assert.True(response.Usage!.InputTokenCount > 0 && response.Usage.OutputTokenCount > 0);
        OpenRouterResponseMetadata metadata = response.GetOpenRouterMetadata()!;
        Assert.StartsWith("gen-", metadata.GenerationId, StringComparison.Ordinal);
        Assert.True(metadata.Cost >= 0);
        RecordedRequest request = Assert.Single(local.Server.Requests);
        Assert.Equal(endpoint.Path, request.Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Limit_OfOutput_IsToldAsLength(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);

        ChatResponse response = await AskAsync(Open(local, "emulator/echo"), "Tell me a long story", streams, new() { MaxOutputTokens = 3 });

        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.NotEmpty(response.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Json_OfAType_IsRead(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        ChatOptions options = new()
        {
            ResponseFormat = ChatResponseFormat.ForJsonSchema(
                JsonElement.Parse("""{"type":"object","properties":{"city":{"type":"string"},"degrees":{"type":"integer"}},"required":["city","degrees"],"additionalProperties":false}"""),
                "weather"),
        };

        ChatResponse response = await AskAsync(Open(local, "emulator/structured"), "The weather?", streams, options);

        JsonElement json = JsonElement.Parse(response.Text);
        Assert.Equal((JsonValueKind.String, JsonValueKind.Number), (json.GetProperty("city").ValueKind, json.GetProperty("degrees").ValueKind));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Media_OfEveryKind_Arrive(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        ChatMessage message = new(ChatRole.User,
        [
            new TextContent("Look"),
            new DataContent(new byte[] { 1, 2, 3 }, "image/png"),
            new UriContent("https://example.test/a.jpg", "image/jpeg"),
            new DataContent("%PDF-1.4"u8.ToArray(), "application/pdf") { Name = "a.pdf" },
            new DataContent(new byte[] { 4 }, "audio/wav"),
            new UriContent("https://example.test/a.mp4", "video/mp4"),
        ]);

        ChatResponse response = await AskAsync(Open(local, "emulator/echo"), [message], streams);

        Assert.Contains("Images: 2. Files: 1. Audio clips: 1. Videos: 1.", response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Media_OfTheAssistant_AreTaken(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);
        ChatMessage[] messages =
        [
            new(ChatRole.User, "Paint"),
            new(ChatRole.Assistant,
            [
                new TextContent("Here"),
                new UriContent("https://example.test/a.png", "image/png"),
                new DataContent(new byte[] { 1, 2, 3 }, "image/png"),
                new DataContent("%PDF-1.4"u8.ToArray(), "application/pdf") { Name = "a.pdf" },
            ]),
            new(ChatRole.User, "Bluer"),
        ];

        ChatResponse response = await AskAsync(Open(local, "emulator/echo"), messages, streams);

        Assert.Contains("\"Bluer\"", response.Text, StringComparison.Ordinal);
        Assert.All(["Here", "https://example.test/a.png", "AQID", "JVBERi0xLjQ="], own => Assert.Contains(own, local.Server.Requests[0].Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Image_Generated_IsThere(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);

        ChatResponse response = await AskAsync(Open(local, "emulator/image"), "Paint", streams);

        DataContent image = Assert.Single(response.Messages.SelectMany(static own => own.Contents).SelectMany(Images));
        Assert.Equal("image/png", image.MediaType);
        Assert.NotEmpty(image.Data.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Citations_OfAnAnswer_AreOnItsText(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);

        ChatResponse response = await AskAsync(Open(local, "emulator/citations"), "Sources?", streams);

        Assert.Equal(
            ["https://example.com/first", "https://example.com/second"],
            response.Messages.SelectMany(static own => own.Contents).OfType<TextContent>().SelectMany(static text => text.Annotations ?? [])
                .OfType<CitationAnnotation>().Select(static citation => citation.Url!.AbsoluteUri));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refusal_IsAnErrorContent(bool streams)
    {
        await using LocalOpenRouter local = await LocalOpenRouter.StartAsync(Token);

        ChatResponse response = await AskAsync(Open(local, "emulator/refusal"), "Do it", streams);

        ErrorContent refusal = Assert.Single(response.Messages.Single().Contents.OfType<ErrorContent>());
        Assert.Equal("Refusal", refusal.ErrorCode);
        Assert.StartsWith("The local OpenRouter emulator refuses", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<DataContent> Images(AIContent content) => content switch
    {
        DataContent data => [data],
        ImageGenerationToolResultContent { Outputs: { } outputs } => outputs.OfType<DataContent>(),
        _ => [],
    };

    private static Task<ChatResponse> AskAsync(IChatClient chat, string question, bool streams, ChatOptions? options = null) =>
        AskAsync(chat, [new ChatMessage(ChatRole.User, question)], streams, options);

    private static Task<ChatResponse> AskAsync(IChatClient chat, IEnumerable<ChatMessage> messages, bool streams, ChatOptions? options = null) =>
        streams
            ? chat.GetStreamingResponseAsync(messages, options, Token).ToChatResponseAsync(Token)
            : chat.GetResponseAsync(messages, options, Token);

    private IChatClient Open(LocalOpenRouter local, string model) => endpoint.Open(local.Client, model);
}
