using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of contents, media and annotations: what answers hold.</summary>
public partial class PitfallsGTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task G1_CitationWithoutRangeAndTitle_HasNeither(bool streams)
    {
        CitationAnnotation citation = Assert.Single(await CitationsAsync(
            streams, """{"url":"https://e.test/a","title":"","start_index":0,"end_index":0,"content":"snippet"}"""));

        Assert.Equal(new Uri("https://e.test/a"), citation.Url);
        Assert.Equal("snippet", citation.Snippet);
        Assert.Null(citation.Title);
        Assert.Null(citation.AnnotatedRegions);
    }

    [Theory]
    [InlineData("", null, null)]
    [InlineData(",\"title\":null,\"content\":null,\"start_index\":null,\"end_index\":null", null, null)]
    [InlineData(",\"title\":7,\"content\":[],\"start_index\":\"1\",\"end_index\":{}", null, null)]
    [InlineData(",\"start_index\":3", null, null)]
    [InlineData(",\"end_index\":3", null, null)]
    [InlineData(",\"start_index\":-1,\"end_index\":2", null, null)]
    [InlineData(",\"start_index\":2,\"end_index\":1", null, null)]
    [InlineData(",\"start_index\":1.5,\"end_index\":1e99", null, null)]
    [InlineData(",\"start_index\":0,\"end_index\":2", 0, 2)]
    [InlineData(",\"start_index\":1,\"end_index\":900", 1, 900)]
    public async Task G2_CitationMembers_AreOptionalAndNeverIndexed(string members, int? start, int? end)
    {
        foreach (bool streams in new[] { false, true })
        {
            CitationAnnotation citation = Assert.Single(await CitationsAsync(streams, "{\"url\":\"https://e.test/a\"" + members + "}"));

            Assert.Equal(new Uri("https://e.test/a"), citation.Url);
            Assert.Null(citation.Title);
            Assert.Null(citation.Snippet);
            TextSpanAnnotatedRegion? region = citation.AnnotatedRegions?.Cast<TextSpanAnnotatedRegion>().Single();
            Assert.Equal((start, end), (region?.StartIndex, region?.EndIndex));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[null,7,\"x\",[]]")]
    public async Task G2_AnnotationsOfNothing_AreNone(string annotations)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, "{\"role\":\"assistant\",\"content\":\"Hi\",\"annotations\":" + annotations + "}");

            Assert.Equal("Hi", response.Text);
            Assert.Empty(Citations(response));
            Assert.Null(response.Messages.Single().AdditionalProperties);
        }
    }

    [Fact]
    public async Task G3_CitationsBeforeTheText_AreCollectedForTheMessage()
    {
        ChatResponse response = await Trap.StreamAsync(Answers.Events(
            Answers.Chunk("""{"role":"assistant","content":"","annotations":[{"type":"url_citation","url_citation":{"url":"https://e.test/a","title":"A"}}]}"""),
            Answers.Chunk("""{"role":"assistant","content":"","annotations":[{"type":"url_citation","url_citation":{"url":"https://e.test/b","title":"B"}}]}"""),
            Answers.Text("It is "),
            Answers.Chunk("""{"content":"so","annotations":[{"type":"url_citation","url_citation":{"url":"https://e.test/c","title":"C"}}]}"""),
            Answers.Chunk("{}", "\"stop\"")));

        Assert.Equal("It is so", response.Text);
        Assert.Single(response.Messages);
        Assert.Equal(["A", "B", "C"], Citations(response).Select(static citation => citation.Title));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task G4_FileAnnotations_GoBackAsTheyCame(bool streams, bool stored)
    {
        string parsed = new('p', 300_000);
        string annotations = """
            [{"type":"file","file":{"hash":"h1","name":"x.pdf","content":[{"type":"text","text":"<file name=\"x.pdf\">"},{"type":"text","text":"PARSED"},
              {"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},{"type":"text","text":"</file>"}]}},
             {"type":"file","file":{"hash":"h2","content":[{"type":"text"}]}}]
            """.Replace("PARSED", parsed, StringComparison.Ordinal);
        ChatResponse response = await Trap.AnswerAsync(streams, "{\"role\":\"assistant\",\"content\":\"Read.\",\"annotations\":" + annotations + "}");
        ChatMessage answer = stored ? Stored(response.Messages.Single()) : response.Messages.Single();

        JsonElement sent = (await Trap.SentAsync([Trap.User(), answer, Trap.User("and?")])).GetProperty("messages");

        Assert.Equal("Read.", response.Text);
        Assert.Empty(Citations(response));
        JsonAssert.Equal(
            """[{"role":"user","content":"hi"},{"role":"assistant","content":"Read.","annotations":""" + annotations + """},{"role":"user","content":"and?"}]""",
            sent);
    }

    [Theory]
    [InlineData("data:image/png;base64,AQID", "image/png")]
    [InlineData("data:image/jpeg;base64,AQID", "image/jpeg")]
    [InlineData("data:image/webp;base64,AQID", "image/webp")]
    [InlineData("data:;base64,AQID", "image/png")]
    public async Task G5_GeneratedImage_IsDataOfItsType(string url, string mediaType)
    {
        string message = "{\"role\":\"assistant\",\"content\":\"Look\",\"images\":[{\"type\":\"image_url\",\"index\":0,\"image_url\":{\"url\":\"" + url + "\"}}]}";
        foreach (bool streams in new[] { false, true })
        {
            IList<AIContent> contents = (await Trap.AnswerAsync(streams, message)).Messages.Single().Contents;

            Assert.Equal(2, contents.Count);
            Assert.Equal("Look", Assert.IsType<TextContent>(contents[0]).Text);
            DataContent image = Assert.IsType<DataContent>(contents[1]);
            Assert.Equal(mediaType, image.MediaType);
            Assert.Equal([1, 2, 3], image.Data.ToArray());
        }
    }

    [Theory]
    [InlineData("{\"role\":\"assistant\",\"content\":null}")]
    [InlineData("{\"role\":\"assistant\",\"content\":\"\"}")]
    [InlineData("{\"role\":\"assistant\",\"content\":[]}")]
    [InlineData("{\"role\":\"assistant\"}")]
    [InlineData("{\"content\":null,\"tool_calls\":[],\"images\":[],\"audio\":null,\"annotations\":[],\"refusal\":null,\"reasoning\":null}")]
    [InlineData("{\"content\":\"\",\"tool_calls\":null,\"images\":null,\"audio\":{},\"annotations\":null,\"refusal\":\"\",\"reasoning\":\"\"}")]
    [InlineData("{}")]
    public async Task G11_NothingInTheAnswer_IsAnEmptyMessage(string message)
    {
        foreach (bool streams in new[] { false, true })
        {
            ChatResponse response = await Trap.AnswerAsync(streams, message, tail: ",\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":0,\"total_tokens\":4}");

            ChatMessage only = Assert.Single(response.Messages);
            Assert.Equal(ChatRole.Assistant, only.Role);
            Assert.Equal("", response.Text);
            Assert.Empty(only.Contents);
            Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
            Assert.Equal((4, 0, 4), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.TotalTokenCount));
        }
    }

    [Fact]
    public async Task G12_DeltaEmptyOrNullAndRoleRepeated_MakeOneMessage()
    {
        ChatResponse response = await Trap.StreamAsync(Answers.Events(
            Answers.Chunk("{}"),
            Answers.Chunk("null"),
            Answers.Text("H"),
            Answers.Chunk("null"),
            Answers.Text("i"),
            Answers.Chunk("""{"role":null,"content":"!"}"""),
            Answers.Chunk("null", "\"stop\""),
            Answers.Chunk("{}", "\"stop\"")));

        ChatMessage only = Assert.Single(response.Messages);
        Assert.Equal(ChatRole.Assistant, only.Role);
        Assert.Equal("Hi!", Assert.IsType<TextContent>(Assert.Single(only.Contents)).Text);
        Assert.Equal(ChatFinishReason.Stop, response.FinishReason);
    }

    private static async Task<IEnumerable<CitationAnnotation>> CitationsAsync(bool streams, string citation)
    {
        ChatResponse response = await Trap.AnswerAsync(
            streams, "{\"role\":\"assistant\",\"content\":\"Yes.\",\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":" + citation + "}]}");
        Assert.Equal("Yes.", response.Text);
        return Citations(response);
    }

    private static IEnumerable<CitationAnnotation> Citations(ChatResponse response) =>
        response.Messages.SelectMany(static message => message.Contents)
            .SelectMany(static content => content.Annotations ?? [])
            .Select(static annotation => Assert.IsType<CitationAnnotation>(annotation));
}
