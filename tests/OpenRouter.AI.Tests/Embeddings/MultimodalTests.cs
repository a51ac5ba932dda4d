using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

public sealed class MultimodalTests
{
    private static readonly byte[] Bytes = [1, 2, 3];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contents_EachKind_IsABlockOfOnePart()
    {
        AIContent[] contents =
        [
            new TextContent("hi"),
            new DataContent(Bytes, "image/png"),
            new UriContent("https://host.test/a.jpg", "image/jpeg"),
            new UriContent("https://host.test/a.webp", "image/*"),
            new DataContent(Bytes, "audio/mpeg"),
            new DataContent(Bytes, "video/mp4"),
            new DataContent(Bytes, "application/pdf"),
            new DataContent(Bytes, "application/x-own"),
            new UriContent("data:audio/wav;base64,AQID", "audio/wav"),
        ];
        JsonElement input = (await SentAsync(contents)).GetProperty("input");
        JsonAssert.Equal(
            """
            [{"content":[{"type":"text","text":"hi"}]},
             {"content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]},
             {"content":[{"type":"image_url","image_url":{"url":"https://host.test/a.jpg"}}]},
             {"content":[{"type":"image_url","image_url":{"url":"https://host.test/a.webp"}}]},
             {"content":[{"type":"input_audio","input_audio":{"data":"AQID","format":"mp3"}}]},
             {"content":[{"type":"input_video","input_video":{"data":"AQID","format":"mp4"}}]},
             {"content":[{"type":"input_file","input_file":{"data":"AQID","format":"pdf"}}]},
             {"content":[{"type":"input_file","input_file":{"data":"AQID","format":"x-own"}}]},
             {"content":[{"type":"input_audio","input_audio":{"data":"AQID","format":"wav"}}]}]
            """,
            input);
    }

    [Fact]
    public async Task Contents_LargeData_IsSentWhole()
    {
        byte[] large = [.. Enumerable.Range(0, 200_000).Select(static number => (byte)number)];
        AIContent[] contents = [new DataContent(large, "image/png"), new DataContent(large, "audio/wav"), new TextContent("after")];
        JsonElement input = (await SentAsync(contents)).GetProperty("input");
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(large), input[0].GetProperty("content")[0].GetProperty("image_url").GetProperty("url").GetString());
        Assert.Equal(large, input[1].GetProperty("content")[0].GetProperty("input_audio").GetProperty("data").GetBytesFromBase64());
        Assert.Equal("after", input[2].GetProperty("content")[0].GetProperty("text").GetString());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Contents_ThatCannotBeEmbedded_AreNamedAndRefused(AIContent? content, Type type, string why)
    {
        ScriptedHandler handler = new();
        using var generator = Generator(handler);
        Exception exception = await Assert.ThrowsAsync(type, () => generator.GenerateAsync([new TextContent("a"), content!], cancellationToken: Token));
        Assert.Contains("position 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        Assert.Empty(handler.Requests);
    }

    public static TheoryData<AIContent?, Type, string> Refused => new()
    {
        { null, typeof(ArgumentException), "is null" },
        { new TextContent(""), typeof(ArgumentException), "is empty" },
        { new DataContent(Array.Empty<byte>(), "image/png"), typeof(ArgumentException), "is empty" },
        { new UriContent("https://host.test/a.mp3", "audio/mpeg"), typeof(NotSupportedException), "audio/mpeg" },
        { new UriContent("https://host.test/a.pdf", "application/pdf"), typeof(NotSupportedException), "DataContent" },
        { new FunctionCallContent("1", "f"), typeof(NotSupportedException), "FunctionCallContent" },
    };

    private static IEmbeddingGenerator<AIContent, Embedding<float>> Generator(HttpMessageHandler handler) =>
        new OpenRouterClient(Wire.Options(), new HttpClient(handler, disposeHandler: false)).AsMultimodalEmbeddingGenerator("acme/any");

    private static async Task<JsonElement> SentAsync(AIContent[] contents)
    {
        ScriptedHandler handler = new ScriptedHandler().Answer(EmbeddingScript.Body([.. contents.Select(static (_, index) => EmbeddingScript.Row(index))]));
        using OpenRouterClient client = new(Wire.Options(static options => options.MaxEmbeddingBatchBytes = int.MaxValue), handler.Client());
        using var generator = client.AsMultimodalEmbeddingGenerator("acme/any");
        Assert.Equal(contents.Length, (await generator.GenerateAsync(contents, cancellationToken: Token)).Count);
        SentRequest sent = Assert.Single(handler.Requests);
        Assert.Equal(sent.ContentLength, System.Text.Encoding.UTF8.GetByteCount(sent.Body!));
        return JsonElement.Parse(sent.Body!);
    }

    [Fact]
    public async Task Data_OfAnAddressWithoutAny_IsRefusedWithItsPosition()
    {
        using OpenRouterClient client = AccountWire.Client(new ScriptedHandler());
        using var generator = client.AsMultimodalEmbeddingGenerator(EmbeddingScript.Model);

        ArgumentException failure = await Assert.ThrowsAsync<ArgumentException>(() => generator.GenerateAsync(
            [new TextContent("a"), new UriContent("data:audio/wav;base64,", "audio/wav")], cancellationToken: Token));

        Assert.Contains("The data at position 1 is empty", failure.Message, StringComparison.Ordinal);
    }
}
