using System;
using System.Text;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

/// <summary>Large media are encoded while the body is sent; the bytes are the same as if they had been written into it.</summary>
public class LargeMediaTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(48 * 1024)]
    [InlineData((48 * 1024) + 1)]
    [InlineData(1024 * 1024)]
    public async Task Image_OfAnySize_IsSentAsTheInlineForm(int length)
    {
        byte[] bytes = Bytes(length);

        SentRequest request = await Sent.RequestAsync([new(ChatRole.User, [new TextContent("look 😀"), new DataContent(bytes, "image/png"), new TextContent("end")])]);

        string expected = """{"model":"acme/one","messages":[{"role":"user","content":[{"type":"text","text":"look 😀"},{"type":"image_url","image_url":{"url":"data:image/png;base64,"""
            + Convert.ToBase64String(bytes) + "\"}},{\"type\":\"text\",\"text\":\"end\"}]}]}";
        Assert.Equal(expected, request.Body);
        Assert.Equal(Encoding.UTF8.GetByteCount(expected), request.ContentLength);
    }

    [Fact]
    public async Task Media_SeveralLargeOnes_KeepTheirPlaces()
    {
        byte[] image = Bytes(100_000), audio = Bytes(70_001), file = Bytes(50_002), video = Bytes(33_333), result = Bytes(20_000);
        ChatMessage[] history =
        [
            new(ChatRole.User, [new DataContent(image, "image/jpeg"), new DataContent(audio, "audio/wav")]),
            new(ChatRole.Assistant, [new FunctionCallContent("c", "f")]),
            new(ChatRole.Tool, [new FunctionResultContent("c", new DataContent(result, "image/png"))]),
            new(ChatRole.User, [new DataContent(file, "application/pdf"), new DataContent(video, "video/mp4")]),
        ];

        SentRequest request = await Sent.RequestAsync(history, new ChatOptions().WithOpenRouter(o => o.User = "u"), stream: true);

        string expected = $$$"""
            {"model":"acme/one","stream":true,"user":"u","messages":[
            {"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,{{{Text(image)}}}"}},
            {"type":"input_audio","input_audio":{"data":"{{{Text(audio)}}}","format":"wav"}}]},
            {"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]},
            {"role":"tool","tool_call_id":"c","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,{{{Text(result)}}}"}}]},
            {"role":"user","content":[{"type":"file","file":{"filename":"file.pdf","file_data":"data:application/pdf;base64,{{{Text(file)}}}"}},
            {"type":"video_url","video_url":{"url":"data:video/mp4;base64,{{{Text(video)}}}"}}]}]}
            """.ReplaceLineEndings("");
        Assert.Equal(expected, request.Body);
        Assert.Equal(Encoding.UTF8.GetByteCount(expected), request.ContentLength);
    }

    [Fact]
    public async Task Media_RequestSentAgain_HasTheSameBytes()
    {
        ScriptedHandler handler = new ScriptedHandler().Answer("""{"error":{"code":503,"message":"busy"}}""", 503).Answer(Sent.Reply);
        using OpenRouterClient client = new(Wire.Options(o => (o.MaxRetries, o.TimeProvider) = (1, new EagerTimeProvider())), handler.Client());

        await client.AsIChatClient(Sent.Model).GetResponseAsync(
            [new ChatMessage(ChatRole.User, [new DataContent(Bytes(200_000), "image/png")])], null, TestContext.Current.CancellationToken);

        Assert.Equal(2, handler.Requests.Count);
        Assert.Equal(handler.Requests[0].Body, handler.Requests[1].Body);
    }

    private static byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++)
        {
            bytes[index] = (byte)((index * 31) + (index >> 8));
        }

        return bytes;
    }

    private static string Text(byte[] bytes) => Convert.ToBase64String(bytes);
}
