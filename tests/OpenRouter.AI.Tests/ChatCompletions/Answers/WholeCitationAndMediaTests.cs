using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class WholeCitationAndMediaTests
{
    [Fact]
    public async Task E20_UrlCitations()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":"Sun and rain.","annotations":[
            {"type":"url_citation","url_citation":{"url":"https://a.test/x?y=1","title":"A","content":"snip","start_index":4,"end_index":7}},
            {"type":"url_citation","url_citation":{"url":"https://b.test/","title":"","start_index":0,"end_index":0}}]
            """));

        TextContent text = Assert.IsType<TextContent>(Assert.Single(response.Messages[0].Contents));
        Assert.Equal("Sun and rain.", text.Text);
        Assert.Equal(2, text.Annotations!.Count);
        CitationAnnotation first = Assert.IsType<CitationAnnotation>(text.Annotations[0]);
        Assert.Equal(new Uri("https://a.test/x?y=1"), first.Url);
        Assert.Equal("A", first.Title);
        Assert.Equal("snip", first.Snippet);
        TextSpanAnnotatedRegion region = Assert.IsType<TextSpanAnnotatedRegion>(Assert.Single(first.AnnotatedRegions!));
        Assert.Equal(4, region.StartIndex);
        Assert.Equal(7, region.EndIndex);
        CitationAnnotation second = Assert.IsType<CitationAnnotation>(text.Annotations[1]);
        Assert.Equal(new Uri("https://b.test/"), second.Url);
        Assert.Null(second.Title);
        Assert.Null(second.Snippet);
        Assert.Null(second.AnnotatedRegions);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public async Task E21_Citations_NoText(string content)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body(
            "\"content\":" + content + ",\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://a.test/\",\"title\":\"A\"}}]"));

        TextContent text = Assert.IsType<TextContent>(Assert.Single(response.Messages[0].Contents));
        Assert.Equal("", text.Text);
        Assert.Equal("A", Assert.IsType<CitationAnnotation>(Assert.Single(text.Annotations!)).Title);
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("http://[bad")]
    public async Task E22_Citation_RelativeOrBadUrl(string url)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body(
            "\"content\":\"a\",\"annotations\":[{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"" + url + "\",\"title\":\"A\",\"start_index\":-1}}]"));

        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(Assert.Single(response.Messages[0].Contents[0].Annotations!));
        Assert.Equal("A", citation.Title);
        Assert.False(citation.Url?.IsAbsoluteUri ?? false);
    }

    [Fact]
    public async Task E23_Images()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":"Here.","images":[
            {"type":"image_url","index":0,"image_url":{"url":"data:image/jpeg;base64,AQID"}},
            {"type":"image_url","image_url":{"url":"https:\/\/a.test\/cat.webp?size=2"}},
            {"type":"image_url","image_url":{"url":"data:image\/png;base64,BAU="}}]
            """));

        IList<AIContent> contents = response.Messages[0].Contents;
        Assert.Equal("Here.", Assert.IsType<TextContent>(contents[0]).Text);
        DataContent first = Assert.IsType<DataContent>(contents[1]);
        Assert.Equal("image/jpeg", first.MediaType);
        Assert.Equal([1, 2, 3], first.Data.ToArray());
        UriContent second = Assert.IsType<UriContent>(contents[2]);
        Assert.Equal(new Uri("https://a.test/cat.webp?size=2"), second.Uri);
        Assert.Equal("image/webp", second.MediaType);
        DataContent third = Assert.IsType<DataContent>(contents[3]);
        Assert.Equal("image/png", third.MediaType);
        Assert.Equal([4, 5], third.Data.ToArray());
        Assert.Equal(4, contents.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a url")]
    [InlineData("data:image/png;base64,***")]
    [InlineData("data:junk;base64,AQID")]
    [InlineData("data:")]
    public async Task E23_Images_Unreadable_AreReportedAndNothingElseIsLost(string url)
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body(
            "\"content\":\"a\",\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"" + url + "\"}},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AQID\"}}]"));

        Assert.Equal("a", response.Text);
        Assert.Contains(response.Messages[0].Contents.OfType<DataContent>(), static data => data.Data.Length == 3 && data.MediaType == "image/png");
        Assert.Equal(3, response.Messages[0].Contents.Count);
    }

    [Fact]
    public async Task E23_Audio_Whole()
    {
        ChatResponse response = await AnswerScript.WholeAsync(AnswerScript.Body("""
            "content":null,"audio":{"id":"audio_1","data":"AQID","expires_at":1760000000,"transcript":"Hello"}
            """));

        DataContent audio = Assert.IsType<DataContent>(Assert.Single(response.Messages[0].Contents));
        Assert.Equal([1, 2, 3], audio.Data.ToArray());
        Assert.StartsWith("audio/", audio.MediaType, StringComparison.Ordinal);
        Assert.Equal("audio_1", audio.AdditionalProperties!["openrouter:audio_id"]);
        Assert.Equal("Hello", audio.AdditionalProperties["openrouter:audio_transcript"]);
        Assert.Equal(1760000000L, audio.AdditionalProperties["openrouter:audio_expires_at"]);
    }
}
