using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

public sealed class ServerToolTests
{
    private const string Search =
        """{"type":"openrouter:web_search","id":"ws_1","status":"completed","action":{"type":"search","query":"q","sources":[{"type":"url","url":"https://e.com/a"}]}}""";

    private const string Image = """{"type":"image_generation_call","id":"ig_1","status":"completed","result":"iVBORw0KGgo="}""";

    private const string Code =
        """{"type":"code_interpreter_call","id":"ci_1","container_id":"k","code":"print(1)","status":"completed","outputs":[{"type":"logs","logs":"1"}]}""";

    private const string New = """{"type":"openrouter:brand_new","id":"bn_1","status":"completed","anything":{"at":["all"]}}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I26_ServerTools_AreInformation(bool streams)
    {
        string output = string.Join(",", Search, Image, Code, New, Script.Message("x"));
        ChatResponse response = streams
            ? await Script.StreamAsync(
                Script.Created, Script.Added(0, Search), Script.ItemDone(0, Search), Script.ItemDone(1, Image), Script.ItemDone(2, Code), Script.ItemDone(3, New),
                Script.Text(4, "x"), Script.Completed(output))
            : await Script.WholeAsync(Script.Body(output));
        List<AIContent> contents = Script.Contents(response);
        Assert.Equal("q", Assert.Single(Single<WebSearchToolCallContent>(contents).Queries!));
        Assert.Equal("https://e.com/a", Assert.IsType<UriContent>(Assert.Single(Single<WebSearchToolResultContent>(contents).Outputs!)).Uri.OriginalString);
        Assert.Equal("image/png", Assert.IsType<DataContent>(Assert.Single(Single<ImageGenerationToolResultContent>(contents).Outputs!)).MediaType);
        Assert.Equal("print(1)", Assert.IsType<TextContent>(Assert.Single(Single<CodeInterpreterToolCallContent>(contents).Inputs!)).Text);
        Assert.Equal("1", Assert.IsType<TextContent>(Assert.Single(Single<CodeInterpreterToolResultContent>(contents).Outputs!)).Text);
        AIContent unknown = Assert.Single(contents, content => content.GetType() == typeof(AIContent));
        JsonAssert.Equal(New, Assert.IsType<JsonElement>(unknown.RawRepresentation));
        Assert.DoesNotContain(contents, content => content is FunctionCallContent);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
        Assert.Equal("x", response.Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task I26_ServerTools_GoBackVerbatim(bool stored)
    {
        ChatResponse response = await Script.WholeAsync(Script.Body(string.Join(",", Search, Image, New, Script.Message("x"))));
        JsonElement[] back = await Script.BackAsync(stored ? Script.Stored(response) : response);
        Assert.Equal(4, back.Length);
        JsonAssert.Equal(Search, back[0]);
        JsonAssert.Equal(Image, back[1]);
        JsonAssert.Equal(New, back[2]);
    }

    [Fact]
    public async Task I26_PartialImage_IsReplacedByTheImage()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Event("response.image_generation_call.partial_image", "\"item_id\":\"ig_1\",\"output_index\":0,\"partial_image_b64\":\"/9j/\",\"partial_image_index\":0"),
            Script.Completed(Image));
        ImageGenerationToolResultContent result = Single<ImageGenerationToolResultContent>(Script.Contents(response));
        Assert.Equal("image/png", Assert.IsType<DataContent>(Assert.Single(result.Outputs!)).MediaType);
    }

    [Fact]
    public async Task I26_CustomToolCall_IsHandedOutAndAnsweredInItsForm()
    {
        const string Custom = """{"type":"custom_tool_call","id":"ct_1","call_id":"c9","name":"sql","input":"select 1"}""";
        ChatResponse response = await Script.WholeAsync(Script.Body(Custom));
        FunctionCallContent call = Single<FunctionCallContent>(Script.Contents(response));
        Assert.True(call.InformationalOnly);
        Assert.Equal(("c9", "sql", "select 1"), (call.CallId, call.Name, call.Arguments!["input"]!.ToString()));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        JsonElement[] back = await Script.BackAsync(Script.Stored(response), new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c9", "1")]));
        JsonAssert.Equal(Custom, back[0]);
        JsonAssert.Equal("""{"type":"custom_tool_call_output","call_id":"c9","output":"1"}""", back[1]);
    }

    [Fact]
    public async Task I26_ShellOfTheService_IsNoCall_ThatOfTheApplicationIs()
    {
        const string Shell = """{"type":"shell_call","id":"sh_1","call_id":"s1","action":{"commands":["ls"]},"status":"completed"}""";
        const string Output = """{"type":"shell_call_output","id":"so_1","call_id":"s1","output":[]}""";
        ChatResponse ran = await Script.WholeAsync(Script.Body(Shell + "," + Output + "," + Script.Message("x")));
        Assert.DoesNotContain(Script.Contents(ran), content => content is FunctionCallContent);
        Assert.Equal(["shell_call", "shell_call_output", "message"], (await Script.BackAsync(ran)).Select(item => item.GetProperty("type").GetString()));

        ChatResponse asked = await Script.WholeAsync(Script.Body(Shell));
        Assert.Equal("shell_call", Single<FunctionCallContent>(Script.Contents(asked)).Name);
        JsonElement[] back = await Script.BackAsync(asked, new ChatMessage(ChatRole.Tool, [new FunctionResultContent("s1", "a.txt")]));
        JsonAssert.Equal(
            """{"type":"shell_call_output","call_id":"s1","output":[{"stdout":"a.txt","stderr":"","outcome":{"type":"exit","exit_code":0}}]}""", back[1]);
    }

    [Fact]
    public async Task I29_Annotations_EachOnce_WithTheirSpans()
    {
        const string Annotation = """{"type":"url_citation","url":"https://e.com/a","title":"A","start_index":1,"end_index":3,"content":"snippet"}""";
        const string File = """{"type":"file_citation","file_id":"file_1","filename":"a.txt","index":2}""";
        string message = Script.Message("text").Replace("\"annotations\":[]", $"\"annotations\":[{Annotation},{File}]", StringComparison.Ordinal);
        ChatResponse whole = await Script.WholeAsync(Script.Body(message));
        string added = Script.Event("response.output_text.annotation.added", "\"output_index\":0,\"content_index\":0,\"annotation_index\":0,\"annotation\":" + Annotation);
        string part = Script.Event("response.content_part.done", "\"output_index\":0,\"content_index\":0,\"part\":{\"type\":\"output_text\",\"text\":\"text\",\"annotations\":[" + Annotation + "," + File + "]}");
        ChatResponse streamed = await Script.StreamAsync(
            Script.Created, Script.Added(0, Script.Message("")), Script.Text(0, "text"), added, part, Script.ItemDone(0, message), Script.Completed(message));
        ChatResponse eventsOnly = await Script.StreamAsync(
            Script.Created, Script.Text(0, "text"), added, part, Script.ItemDone(0, Script.Message("text")), Script.Completed(Script.Message("text")));
        foreach (ChatResponse response in new[] { whole, streamed, eventsOnly })
        {
            CitationAnnotation[] citations = [.. Script.Contents(response).SelectMany(content => content.Annotations ?? []).Cast<CitationAnnotation>()];
            Assert.Equal(2, citations.Length);
            TextSpanAnnotatedRegion span = Assert.IsType<TextSpanAnnotatedRegion>(Assert.Single(citations[0].AnnotatedRegions!));
            Assert.Equal(("A", "snippet", 1, 3), (citations[0].Title, citations[0].Snippet, span.StartIndex, span.EndIndex));
            Assert.Equal(("file_1", "a.txt"), (citations[1].FileId, citations[1].Title));
            Assert.Equal("text", response.Text);
        }

        Assert.Equal(2, (await Script.BackAsync(streamed))[0].GetProperty("content")[0].GetProperty("annotations").GetArrayLength());
    }

    [Fact]
    public async Task I29_Annotations_OfALaterPart_AreMovedByThePartsBefore()
    {
        const string Item = """
            {"type":"message","id":"m","role":"assistant","status":"completed","content":[{"type":"output_text","text":"1234","annotations":[]},
            {"type":"output_text","text":"abcd","annotations":[{"type":"url_citation","url":"https://e.com","start_index":1,"end_index":2}]}]}
            """;
        ChatResponse response = await Script.WholeAsync(Script.Body(Item));
        TextContent text = Single<TextContent>(Script.Contents(response));
        TextSpanAnnotatedRegion span = (TextSpanAnnotatedRegion)text.Annotations![0].AnnotatedRegions![0];
        Assert.Equal("b", text.Text[span.StartIndex!.Value..span.EndIndex!.Value]);
    }

    private static T Single<T>(List<AIContent> contents)
        where T : AIContent => Assert.Single(contents.OfType<T>());
}
