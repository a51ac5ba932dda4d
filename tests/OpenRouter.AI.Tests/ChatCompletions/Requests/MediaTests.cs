using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.ChatCompletions.Requests;

public class MediaTests
{
    private static readonly byte[] Bytes = [1, 2, 3];

    [Fact]
    public async Task D08_Image_Data_IsADataUrl() =>
        JsonAssert.Equal(
            """[{"type":"text","text":"look"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]""",
            (await Sent.MessageAsync(new(ChatRole.User, [new TextContent("look"), new DataContent(Bytes, "image/png")]))).GetProperty("content"));

    [Theory]
    [InlineData("https://x.test/Ä b.png?q=%20&r=ü", "image/png")]
    [InlineData("data:image/png;base64,AQID", "image/png")]
    public async Task D09_Image_Uri_IsSentVerbatim(string uri, string type)
    {
        JsonElement part = await PartAsync(new UriContent(new Uri(uri), type));

        Assert.Equal(uri, part.GetProperty("image_url").GetProperty("url").GetString());
    }

    [Fact]
    public async Task D10_Image_Detail_TextsOnly()
    {
        (object? Value, string Part)[] rows =
        [
            ("high", """{"url":"data:image/png;base64,AQID","detail":"high"}"""),
            (Sent.Json("\"low\""), """{"url":"data:image/png;base64,AQID","detail":"low"}"""),
            (3, """{"url":"data:image/png;base64,AQID"}"""),
            (null, """{"url":"data:image/png;base64,AQID"}"""),
        ];

        foreach ((object? value, string part) in rows)
        {
            DataContent image = new(Bytes, "image/png") { AdditionalProperties = new() { ["detail"] = value, ["other"] = new object() } };
            JsonAssert.Equal(part, (await PartAsync(image)).GetProperty("image_url"));
        }
    }

    [Theory]
    [InlineData("Report 1.pdf", "Report 1.pdf")]
    [InlineData(null, "file.pdf")]
    [InlineData("  ", "file.pdf")]
    public async Task D11_Pdf_Data_HasADeterministicName(string? name, string sent) =>
        JsonAssert.Equal(
            $$$"""{"type":"file","file":{"filename":"{{{sent}}}","file_data":"data:application/pdf;base64,AQID"}}""",
            await PartAsync(new DataContent(Bytes, "application/pdf") { Name = name }));

    [Theory]
    [InlineData("text/plain", "file.txt")]
    [InlineData("application/x-unknown", "file")]
    public async Task D11_OtherFiles_AreFiles(string type, string name) =>
        JsonAssert.Equal(
            $$$"""{"type":"file","file":{"filename":"{{{name}}}","file_data":"data:{{{type}}};base64,AQID"}}""", await PartAsync(new DataContent(Bytes, type)));

    [Fact]
    public async Task D12_Pdf_Uri_IsAFileByUrl() =>
        JsonAssert.Equal(
            """{"type":"file","file":{"filename":"my doc.pdf","file_data":"https://x.test/a/my%20doc.pdf?v=1"}}""",
            await PartAsync(new UriContent("https://x.test/a/my%20doc.pdf?v=1", "application/pdf")));

    [Theory]
    [InlineData("audio/mpeg", "mp3")]
    [InlineData("audio/mp3", "mp3")]
    [InlineData("audio/wav", "wav")]
    [InlineData("audio/x-wav", "wav")]
    [InlineData("audio/flac", "flac")]
    [InlineData("audio/ogg", "ogg")]
    [InlineData("audio/mp4", "m4a")]
    [InlineData("audio/aiff", "aiff")]
    [InlineData("audio/pcm16", "pcm16")]
    [InlineData("AUDIO/Wav", "wav")]
    public async Task D13_Audio_HasRawBase64AndAFormat(string type, string format)
    {
        string expected = $$$"""{"type":"input_audio","input_audio":{"data":"AQID","format":"{{{format}}}"}}""";

        JsonAssert.Equal(expected, await PartAsync(new DataContent(Bytes, type)));
        JsonAssert.Equal(expected, await PartAsync(new UriContent("data:" + type + ";base64,AQID", type)));
    }

    [Fact]
    public async Task D13_Audio_Uri_NamesContentAndModel()
    {
        NotSupportedException exception = await Assert.ThrowsAsync<NotSupportedException>(() => PartAsync(new UriContent("https://x.test/a.mp3", "audio/mpeg")));

        Assert.Contains("audio/mpeg", exception.Message, StringComparison.Ordinal);
        Assert.Contains("acme/one", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D14_Video_IsAVideoUrl()
    {
        JsonAssert.Equal("""{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AQID"}}""", await PartAsync(new DataContent(Bytes, "video/mp4")));
        JsonAssert.Equal(
            """{"type":"video_url","video_url":{"url":"https://x.test/v"}}""", await PartAsync(new UriContent("https://x.test/v", "video/webm")));
    }

    [Fact]
    public async Task D15_HostedFile_IsSentByItsId() =>
        JsonAssert.Equal("""{"type":"file","file":{"file_id":"file_1"}}""", await PartAsync(new HostedFileContent("file_1")));

    [Theory]
    [InlineData("https://x.test/a.png", "image/*", "image_url")]
    [InlineData("https://x.test/a", "image/*", "image_url")]
    [InlineData("https://x.test/a.PNG?q", "application/octet-stream", "image_url")]
    [InlineData("https://x.test/a.mp4", "application/octet-stream", "video_url")]
    [InlineData("https://x.test/a.pdf", "application/octet-stream", "file")]
    [InlineData("https://x.test/a", "application/octet-stream", "file")]
    [InlineData("data:audio/wav;base64,AQID", "audio/*", "input_audio")]
    public async Task R16_VagueType_IsInferredFromThePath(string uri, string type, string part) =>
        Assert.Equal(part, (await PartAsync(new UriContent(uri, type))).GetProperty("type").GetString());

    [Theory]
    [InlineData("data:image/png;base64,AQID", "image/*", """{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}""")]
    [InlineData("data:audio/mpeg;base64,AQID", "audio/*", """{"type":"input_audio","input_audio":{"data":"AQID","format":"mp3"}}""")]
    [InlineData(
        "data:application/pdf;base64,AQID", "application/octet-stream",
        """{"type":"file","file":{"filename":"file.pdf","file_data":"data:application/pdf;base64,AQID"}}""")]
    public async Task R16_VagueTypeOfADataUri_IsThatOfTheData(string uri, string type, string part) =>
        JsonAssert.Equal(part, await PartAsync(new UriContent(uri, type)));

    private static async Task<JsonElement> PartAsync(AIContent content) =>
        Assert.Single((await Sent.MessageAsync(new(ChatRole.User, [content]))).GetProperty("content").EnumerateArray());
}
