using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

public sealed class InputTests
{
    private static readonly byte[] Bytes = [1, 2, 3];

    [Fact]
    public async Task I10_Media_HasTheShapesOfTheEndpoint()
    {
        JsonElement input = await Script.InputAsync(new ChatMessage(
            ChatRole.User,
            [
                new TextContent("look"),
                new DataContent(Bytes, "image/png"),
                new UriContent("https://e.com/a.png", "image/png") { AdditionalProperties = new() { ["detail"] = "high" } },
                new DataContent(Bytes, "audio/mpeg"),
                new UriContent("https://e.com/v.mp4", "video/mp4"),
                new DataContent(Bytes, "application/pdf") { Name = "a.pdf" },
                new UriContent("https://e.com/b.pdf", "application/pdf"),
                new HostedFileContent("file_1"),
            ]));
        JsonAssert.Equal(
            """
            [{"type":"message","role":"user","content":[
             {"type":"input_text","text":"look"},
             {"type":"input_image","detail":"auto","image_url":"data:image/png;base64,AQID"},
             {"type":"input_image","detail":"high","image_url":"https://e.com/a.png"},
             {"type":"input_audio","input_audio":{"data":"AQID","format":"mp3"}},
             {"type":"input_video","video_url":"https://e.com/v.mp4"},
             {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AQID"},
             {"type":"input_file","filename":"b.pdf","file_url":"https://e.com/b.pdf"},
             {"type":"input_file","file_id":"file_1"}]}]
            """,
            input);
    }

    [Theory]
    [InlineData("audio/flac")]
    [InlineData("audio/ogg")]
    public async Task I10_Audio_OfAnotherFormat_IsRefusedByName(string type)
    {
        NotSupportedException refusal = await Assert.ThrowsAsync<NotSupportedException>(
            () => Script.InputAsync(new ChatMessage(ChatRole.User, [new DataContent(Bytes, type)])));
        Assert.Contains(type, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Script.Model, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I10_CacheMark_BecomesABreakpoint() => JsonAssert.Equal(
        """
        [{"type":"message","role":"user","content":[{"type":"input_text","text":"long","prompt_cache_breakpoint":{"mode":"explicit"}}]}]
        """,
        await Script.InputAsync(new ChatMessage(ChatRole.User, [new TextContent("long").WithCacheControl()])));

    [Fact]
    public async Task I13_Roles_AreKept() => JsonAssert.Equal(
        """
        [{"type":"message","role":"system","content":"a"},{"type":"message","role":"developer","content":"b"},
         {"type":"message","role":"user","content":"c"},{"type":"message","role":"user","content":""}]
        """,
        await Script.InputAsync(
            new ChatMessage(ChatRole.System, "a"), new ChatMessage(new ChatRole("developer"), "b"), new ChatMessage(new ChatRole("narrator"), "c"),
            new ChatMessage(ChatRole.User, string.Empty)));

    [Fact]
    public async Task I18_OutputMessageReplay_WithoutIds_IsAValidItem() => JsonAssert.Equal(
        """
        [{"type":"message","role":"assistant","id":"msg_history_1","status":"completed","content":[{"type":"output_text","text":"a","annotations":[]}]},
         {"type":"message","role":"user","content":"q"},
         {"type":"message","role":"assistant","id":"msg_history_2","status":"completed","content":[{"type":"output_text","text":"b","annotations":[]}]}]
        """,
        await Script.InputAsync(new ChatMessage(ChatRole.Assistant, "a"), new ChatMessage(ChatRole.User, "q"), new ChatMessage(ChatRole.Assistant, "b")));

    [Fact]
    public async Task I23_CallAndResult_ArePairedByCallId() => JsonAssert.Equal(
        """
        [{"type":"function_call","call_id":"call_1","name":"f","arguments":"{\"a\":1}"},
         {"type":"function_call_output","call_id":"call_1","output":"{\"b\":2}"}]
        """,
        await Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call_1", "f", new Dictionary<string, object?> { ["a"] = 1 })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call_1", JsonElement.Parse("""{"b":2}"""))])));

    [Fact]
    public async Task I27_ToolOutputs_Multimodal_AreParts()
    {
        JsonElement input = await Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f")]),
            new ChatMessage(
                ChatRole.Tool,
                [
                    new FunctionResultContent(
                        "c",
                        new AIContent[]
                        {
                            new TextContent("t"), new DataContent(Bytes, "image/png"), new DataContent(Bytes, "application/pdf"),
                            new UriContent("https://e.com/a.png", "image/png"), new HostedFileContent("file_1"),
                        }),
                ]));
        JsonAssert.Equal(
            """
            [{"type":"input_text","text":"t"},{"type":"input_image","detail":"auto","image_url":"data:image/png;base64,AQID"},
             {"type":"input_file","filename":"file.pdf","file_data":"data:application/pdf;base64,AQID"},
             {"type":"input_image","detail":"auto","image_url":"https://e.com/a.png"},{"type":"input_file","file_id":"file_1"}]
            """,
            input[1].GetProperty("output"));
    }

    [Fact]
    public async Task I27_ToolOutputs_OneText_IsAText()
    {
        JsonElement input = await Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", new TextContent("t"))]));
        Assert.Equal("t", input[1].GetProperty("output").GetString());
    }

    [Fact]
    public async Task I27_ToolOutputs_Sound_IsRefusedByName()
    {
        NotSupportedException refusal = await Assert.ThrowsAsync<NotSupportedException>(() => Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c", "f")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", new DataContent(Bytes, "audio/wav"))])));
        Assert.Contains("audio/wav", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task I28_Refusal_GoesBackAsItsPart() => JsonAssert.Equal(
        """[{"type":"message","role":"assistant","id":"msg_history_1","status":"completed","content":[{"type":"refusal","refusal":"no"}]}]""",
        await Script.InputAsync(new ChatMessage(ChatRole.Assistant, [new ErrorContent("no") { ErrorCode = "Refusal" }])));

    [Fact]
    public async Task I18_GeneratedImage_GoesBackAsWhatGeneratedIt()
    {
        JsonElement input = await Script.InputAsync(new ChatMessage(ChatRole.Assistant, [new DataContent(Bytes, "image/png")]));
        JsonAssert.Equal("""[{"type":"image_generation_call","id":"ig_history_1","status":"completed","result":"AQID"}]""", input);
    }

    [Fact]
    public async Task I18_Bookkeeping_IsLeftOut()
    {
        JsonElement input = await Script.InputAsync(
            new ChatMessage(ChatRole.User, "q"),
            new ChatMessage(ChatRole.Assistant, [new UsageContent(new UsageDetails()), new WebSearchToolCallContent("w"), new TextContent("a"), null!]));
        Assert.Equal(2, input.GetArrayLength());
    }

    [Fact]
    public async Task I18_CallThatNobodyRan_IsLeftOut_UnlessAnswered()
    {
        FunctionCallContent call = new("c", "f") { InformationalOnly = true };
        Assert.Empty((await Script.InputAsync(new ChatMessage(ChatRole.Assistant, [call]))).EnumerateArray());
        JsonElement input = await Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [call]), new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c", "r")]));
        Assert.Equal(["function_call", "function_call_output"], input.EnumerateArray().Select(item => item.GetProperty("type").GetString()));
    }
}
