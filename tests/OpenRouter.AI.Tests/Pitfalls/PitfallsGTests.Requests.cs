using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Traps of contents and media: what requests hold.</summary>
public partial class PitfallsGTests
{
    private static readonly byte[] Bytes = [1, 2, 3];

    [Theory]
    [InlineData("audio/mpeg", "mp3")]
    [InlineData("audio/mp3", "mp3")]
    [InlineData("audio/wav", "wav")]
    [InlineData("audio/x-wav", "wav")]
    [InlineData("audio/mp4", "m4a")]
    [InlineData("audio/x-m4a", "m4a")]
    [InlineData("audio/flac", "flac")]
    [InlineData("audio/ogg", "ogg")]
    public async Task G6_Audio_IsRawBase64AndABareFormat(string mediaType, string format)
    {
        string expected = "[{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AQID\",\"format\":\"" + format + "\"}}]";

        JsonAssert.Equal(expected, await ContentAsync(new DataContent(Bytes, mediaType)));
        JsonAssert.Equal(expected, await ContentAsync(new UriContent("data:" + mediaType + ";base64,AQID", mediaType)));
    }

    [Fact]
    public async Task G6_AudioByUrl_IsRefusedBeforeAnythingIsSent()
    {
        using Trap trap = new();

        NotSupportedException failure = await Assert.ThrowsAsync<NotSupportedException>(() => trap.Chat.GetResponseAsync(
            [new ChatMessage(ChatRole.User, [new UriContent("https://e.test/a.mp3", "audio/mpeg")])], null, TestContext.Current.CancellationToken));

        Assert.Contains("audio/mpeg", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Trap.Model, failure.Message, StringComparison.Ordinal);
        Assert.Empty(trap.Service.Requests);
    }

    [Fact]
    public async Task G7_SpokenAnswer_IsAskedForInAStreamAndHeard()
    {
        ChatOptions options = new ChatOptions().WithOpenRouter(static own =>
        {
            own.Modalities = [OutputModality.Text, OutputModality.Audio];
            own.Audio = new AudioSettings { Voice = "alloy", Format = "pcm16" };
        });
        using Trap trap = new();
        trap.Service.Answer(
            Answers.Events(
                Answers.Chunk("""{"role":"assistant","content":"","audio":{"id":"audio_1","data":"AQ=="}}"""),
                Answers.Chunk("""{"role":"assistant","content":"","audio":{"data":"AgM=","transcript":"Hi"}}"""),
                Answers.Chunk("""{"role":"assistant","content":"","audio":{"transcript":" you","expires_at":1760000000}}""", "\"stop\"")),
            mediaType: "text/event-stream");

        ChatResponse response = await trap.AskAsync(streams: true, options);

        JsonAssert.Equal(
            """
            {"model":"vendor/model","stream":true,"modalities":["text","audio"],"audio":{"voice":"alloy","format":"pcm16"},
             "messages":[{"role":"user","content":"hi"}]}
            """,
            trap.Sent());
        DataContent[] audio = [.. response.Messages.Single().Contents.Cast<DataContent>()];
        Assert.Equal(Bytes, audio.SelectMany(static piece => piece.Data.ToArray()));
        Assert.All(audio, static piece => Assert.Equal("audio/pcm", piece.MediaType));
        Assert.Equal("Hi you", string.Concat(audio.Select(static piece => piece.AdditionalProperties!.GetValueOrDefault("openrouter:audio_transcript"))));
        Assert.Equal("audio_1", audio[0].AdditionalProperties!["openrouter:audio_id"]);
        Assert.Equal(1_760_000_000L, audio[^1].AdditionalProperties!["openrouter:audio_expires_at"]);
    }

    [Theory]
    [InlineData("video/mp4")]
    [InlineData("video/webm")]
    public async Task G8_Video_IsADataUrlOrTheUrlGiven(string mediaType)
    {
        JsonAssert.Equal(
            "[{\"type\":\"video_url\",\"video_url\":{\"url\":\"data:" + mediaType + ";base64,AQID\"}}]", await ContentAsync(new DataContent(Bytes, mediaType)));
        JsonAssert.Equal(
            """[{"type":"video_url","video_url":{"url":"https://e.test/clip"}}]""", await ContentAsync(new UriContent("https://e.test/clip", mediaType)));
    }

    [Fact]
    public async Task G9_File_IsAUrlOrDataWithAName()
    {
        JsonAssert.Equal(
            """
            [{"type":"file","file":{"filename":"a.pdf","file_data":"https://e.test/a.pdf"}},
             {"type":"file","file":{"filename":"b.pdf","file_data":"data:application/pdf;base64,AQID"}},
             {"type":"file","file":{"filename":"file.pdf","file_data":"data:application/pdf;base64,AQID"}},
             {"type":"file","file":{"filename":"file.csv","file_data":"data:text/csv;base64,AQID"}}]
            """,
            await ContentAsync(
                new UriContent("https://e.test/a.pdf", "application/pdf"),
                new DataContent(Bytes, "application/pdf") { Name = "b.pdf" },
                new DataContent(Bytes, "application/pdf"),
                new DataContent(Bytes, "text/csv")));
    }

    [Fact]
    public async Task G10_CacheMarks_StandOnTextParts()
    {
        ChatMessage system = new ChatMessage(ChatRole.System, "Rules").WithCacheControl();
        ChatMessage user = new ChatMessage(ChatRole.User, [new TextContent("one"), new DataContent(Bytes, "image/png"), new TextContent("two"), new DataContent(Bytes, "image/png")])
            .WithCacheControl();

        JsonAssert.Equal(
            """
            {"model":"vendor/model","messages":[
             {"role":"system","content":[{"type":"text","text":"Rules","cache_control":{"type":"ephemeral"}}]},
             {"role":"user","content":[{"type":"text","text":"one"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},
              {"type":"text","text":"two","cache_control":{"type":"ephemeral"}},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]}]}
            """,
            await Trap.SentAsync([system, user]));
    }

    [Fact]
    public async Task G10_MoreThanFourCacheMarks_TheLastFourAreSent()
    {
        ChatMessage[] history = [.. Enumerable.Range(1, 6).Select(static turn => new ChatMessage(ChatRole.User, "turn " + turn).WithCacheControl())];

        JsonElement sent = await Trap.SentAsync(history);

        Assert.Equal(
            [false, false, true, true, true, true],
            sent.GetProperty("messages").EnumerateArray().Select(static message => message.GetRawText().Contains("\"cache_control\":{\"type\":\"ephemeral\"}", StringComparison.Ordinal)));
    }

    private static async Task<JsonElement> ContentAsync(params AIContent[] contents)
    {
        JsonElement messages = (await Trap.SentAsync([new ChatMessage(ChatRole.User, contents)])).GetProperty("messages");
        JsonElement only = Assert.Single(messages.EnumerateArray());
        Assert.Equal(["role", "content"], only.EnumerateObject().Select(static member => member.Name));
        Assert.Equal("user", only.GetProperty("role").GetString());
        return only.GetProperty("content");
    }

    private static ChatMessage Stored(ChatMessage message) => JsonSerializer.Deserialize<ChatMessage>(
        JsonSerializer.Serialize(message, AIJsonUtilities.DefaultOptions), AIJsonUtilities.DefaultOptions)!;
}
