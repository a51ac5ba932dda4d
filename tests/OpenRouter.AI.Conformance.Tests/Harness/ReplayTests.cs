using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance.Harness;

public sealed class ReplayTests
{
    [Fact]
    public void Compact_WhiteSpaceBetweenTokens_IsTakenOutAndNothingElse() =>
        Assert.Equal(
            """{"a":[1.50,3.4e-7,"b \" : ,\\","\u00e9\/ é"],"c":null}""",
            Encoding.UTF8.GetString(CompactJson.Compact(
                "{ \"a\" :\t[ 1.50 ,\r\n 3.4e-7, \"b \\\" : ,\\\\\", \"\\u00e9\\/ é\" ] , \"c\": null }")));

    [Theory]
    [InlineData(Split.Whole)]
    [InlineData(Split.SingleBytes)]
    [InlineData(Split.RandomPieces)]
    public void SplitStream_AnySplit_HandsOutEveryByteOnce(Split split)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(new string('ä', 5000));
        List<byte[]> pieces = Pieces(bytes, split);
        Assert.Equal(bytes, pieces.SelectMany(piece => piece).ToArray());
        Assert.Equal(split == Split.Whole, pieces.Count == 1);
        Assert.Equal(split == Split.SingleBytes, pieces.Count == bytes.Length);
        Assert.Equal(pieces.Select(piece => piece.Length), Pieces(bytes, split).Select(piece => piece.Length));
    }

    [Fact]
    public void Read_WholeAnswer_KeepsThePrefixAndTheLiterals()
    {
        ChatRecording recording = Sample.Folder.Load("whole-answer");
        string body = Encoding.UTF8.GetString(recording.Body);
        Assert.StartsWith("\n         \n{\"id\":\"gen-1\",", body, System.StringComparison.Ordinal);
        Assert.Contains("\"cost\":3.4e-07,", body, System.StringComparison.Ordinal);
        Assert.False(recording.Streams);
        Assert.False(recording.IsError);
    }

    [Theory]
    [InlineData("""{"status":200,"headers":{},"sse":"data: 1"}""", "data: 1", "text/event-stream")]
    [InlineData("""{"status":200,"headers":{},"body_text":"<html>"}""", "<html>", "application/json")]
    [InlineData("""{"status":200,"headers":{"content-type":"text/html"},"body_base64":"PGI+"}""", "<b>", "text/html")]
    [InlineData("""{"status":200,"headers":{},"sse":null,"raw_prefix":" ","body":{ "a" : 1 }}""", " {\"a\":1}", "application/json")]
    public void Read_EachKindOfBody_IsTakenAsItWasSent(string response, string body, string type)
    {
        const string Expected = """{"kind":"error","requested_stream":false}""";
        ChatRecording recording = RecordingReader.Read("n", $$"""{"response":{{response}}}""", Expected);
        Assert.Equal(body, Encoding.UTF8.GetString(recording.Body));
        Assert.Equal(type, recording.Headers["Content-Type"]);
        Assert.True(recording.IsError);
    }

    [Fact]
    public void Read_NoBody_Throws() => Assert.Throws<InvalidDataException>(() =>
        RecordingReader.Read("n", """{"response":{"status":200,"headers":{}}}""", """{"kind":"ok","requested_stream":false}"""));

    [Fact]
    public void Folder_OtherApis_AreNamedAndNotRun()
    {
        Assert.Equal(6, Sample.Folder.ChatNames.Count);
        Assert.DoesNotContain("rerank", Sample.Folder.ChatNames);
        Assert.Equal("Not covered by this suite yet: 1 other.", Sample.Folder.NotCoveredLine);
    }

    [Fact]
    public void Folder_NotThere_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => new RecordingFolder(Path.Combine(Path.GetTempPath(), "not-there")));

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("0.0076509169000000005", "0.0076509169", false)]
    [InlineData("0.1", "0.1000000000000000055511151231257827", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("""{"a":1,"b":null}""", """{"b":null,"a":1}""", true)]
    [InlineData("""{"a":1,"b":null}""", """{"a":1}""", false)]
    [InlineData("\"\\u00e9\"", "\"é\"", true)]
    [InlineData("true", "false", false)]
    [InlineData("0", "null", false)]
    public void Same_Json_IsComparedByMeaning(string left, string right, bool isSame)
    {
        using JsonDocument a = JsonDocument.Parse(left);
        using JsonDocument b = JsonDocument.Parse(right);
        Assert.Equal(isSame, JsonEquality.Same(a.RootElement, b.RootElement));
        Assert.Equal(isSame, JsonEquality.Same(b.RootElement, a.RootElement));
    }

    [Fact]
    public void Verdict_KnownDisagreement_ForgivesItsFieldOnly()
    {
        KnownDisagreement[] known = [new("r", "cost", "the recorder rounded it")];
        Verdict forgiven = Verdict.On([new Difference("cost", "1", "2")], known, _ => true);
        Assert.Empty(forgiven.Failures);
        Assert.Equal(["cost: the recorder rounded it"], forgiven.Reasons);
        Assert.Single(Verdict.On([new Difference("cost", "1", "2"), new Difference("text", "a", "b")], known, _ => true).Failures);
        Assert.Single(Verdict.On([], known, _ => true).Failures);
        Assert.Empty(Verdict.On([], known, _ => false).Failures);
    }

    private static List<byte[]> Pieces(byte[] bytes, Split split)
    {
        using var stream = new SplitStream(bytes, split, "seed");
        var pieces = new List<byte[]>();
        byte[] buffer = new byte[16_384];
        while (stream.Read(buffer, 0, buffer.Length) is var count and > 0)
        {
            pieces.Add(buffer[..count]);
        }

        return pieces;
    }
}
