using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

public sealed class StreamMediaTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task F20_Annotations_Streaming(int position)
    {
        List<string> chunks = [AnswerScript.Text("Sun "), AnswerScript.Text("and rain.")];
        chunks.Insert(position, AnswerScript.Chunk(
            "\"content\":\"\",\"annotations\":[" + Citation("https://a.test/") + "," + Citation("https://b.test/") + "]"));

        ChatResponse response = (await AnswerScript.StreamAsync([.. chunks, AnswerScript.Finish()])).ToChatResponse();

        Assert.Equal("Sun and rain.", response.Text);
        Assert.Equal(
            ["https://a.test/", "https://b.test/"],
            response.Messages[0].Contents.SelectMany(static content => content.Annotations ?? [])
                .Select(static annotation => Assert.IsType<CitationAnnotation>(annotation).Url!.AbsoluteUri));
    }

    [Fact]
    public async Task F20_Annotations_BesideTextAndInSeveralChunks_LoseNothing()
    {
        ChatResponse response = (await AnswerScript.StreamAsync(
            AnswerScript.Chunk("\"content\":\"a\",\"annotations\":[" + Citation("https://a.test/") + "]"),
            AnswerScript.Chunk("\"content\":\"b\",\"annotations\":[" + Citation("https://b.test/") + "]"),
            AnswerScript.Chunk("\"content\":\"c\"", "stop"))).ToChatResponse();

        Assert.Equal("abc", response.Text);
        Assert.Equal(2, response.Messages[0].Contents.Sum(static content => content.Annotations?.Count ?? 0));
    }

    [Fact]
    public async Task F21_Audio_Streaming()
    {
        byte[] sound = [.. Enumerable.Range(0, 60).Select(static value => (byte)value)];
        string[] chunks =
        [
            .. sound.Chunk(20).Select(static piece => AnswerScript.Chunk("\"audio\":{\"data\":\"" + Convert.ToBase64String(piece) + "\"}")),
            AnswerScript.Chunk("\"audio\":{\"id\":\"audio_1\",\"expires_at\":1760000000,\"transcript\":\"Hello\"}"),
            AnswerScript.Finish(),
        ];
        var options = new ChatOptions().WithOpenRouter(static options => options.Audio = new AudioSettings { Format = "mp3", Voice = "alloy" });

        List<ChatResponseUpdate> updates = await AnswerScript.StreamTextAsync(AnswerScript.Events(chunks) + AnswerScript.Done, options);

        DataContent[] audio = [.. updates.ToChatResponse().Messages[0].Contents.OfType<DataContent>()];
        Assert.Equal(sound, audio.SelectMany(static content => content.Data.ToArray()));
        Assert.All(audio, static content => Assert.Equal("audio/mpeg", content.MediaType));
        Assert.Equal("Hello", audio[^1].AdditionalProperties!["openrouter:audio_transcript"]);
        Assert.Equal("audio_1", audio[^1].AdditionalProperties!["openrouter:audio_id"]);
    }

    [Fact]
    public async Task F22_Images_Streaming()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Chunk(
                "\"content\":\"\",\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AQID\"},\"index\":0}]", "stop"),
            AnswerScript.UsageChunk);

        DataContent image = Assert.IsType<DataContent>(Assert.Single(Assert.Single(updates.ToChatResponse().Messages).Contents));
        Assert.Equal("image/png", image.MediaType);
        Assert.Equal([1, 2, 3], image.Data.ToArray());
    }

    [Fact]
    public async Task F23_Refusal_Streaming()
    {
        List<ChatResponseUpdate> updates = await AnswerScript.StreamAsync(
            AnswerScript.Chunk("\"content\":null,\"refusal\":\"\""),
            AnswerScript.Chunk("\"content\":null,\"refusal\":\"I can't \""),
            AnswerScript.Chunk("\"content\":null,\"refusal\":\"help.\""),
            AnswerScript.Chunk("\"content\":null,\"refusal\":null", "stop"));

        ErrorContent error = Assert.IsType<ErrorContent>(Assert.Single(updates.ToChatResponse().Messages[0].Contents));
        Assert.Equal("I can't help.", error.Message);
        Assert.Equal("Refusal", error.ErrorCode);
        Assert.Equal(ChatFinishReason.Stop, updates.ToChatResponse().FinishReason);
    }

    private static string Citation(string url) =>
        "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"" + url + "\",\"title\":\"T\",\"content\":\"c\",\"start_index\":0,\"end_index\":3}}";
}
