using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CsCheck;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.ChatCompletions.Answers;

/// <summary>The same answer in both forms comes out the same.</summary>
public sealed class StreamEqualsWholeTests
{
    private const string Details = """
        [{"type":"reasoning.text","text":"First, second.","format":"anthropic-claude-v1","index":0,"signature":"c2ln"}]
        """;

    private const string Calls = """
        [{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}},
         {"index":1,"id":"c2","type":"function","function":{"name":"g","arguments":""}}]
        """;

    private static readonly string[] Odd = ["", "ä😀", "\n\t\"\\", "</think>"];

    [Fact]
    public async Task F02_EqualsNonStreaming()
    {
        string[] chunks =
        [
            AnswerScript.Chunk("\"reasoning\":\"First, \",\"reasoning_details\":[" + Thought("First, ") + "]"),
            AnswerScript.Chunk("\"reasoning\":\"second.\",\"reasoning_details\":[" + Thought("second.") + "]"),
            AnswerScript.Chunk("\"reasoning_details\":[{\"type\":\"reasoning.text\",\"index\":0,\"signature\":\"c2ln\"}]"),
            AnswerScript.Text("Sunny "),
            AnswerScript.Text("today."),
            AnswerScript.Chunk("\"annotations\":[" + Citation("https://a.test/") + "," + Citation("https://b.test/") + "]"),
            AnswerScript.Chunk("\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]"),
            AnswerScript.Chunk("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\"\"}}]"),
            AnswerScript.Chunk("\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}]"),
            AnswerScript.Chunk("\"tool_calls\":[{\"index\":1,\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"g\"}}]"),
            AnswerScript.Finish("tool_calls"),
            AnswerScript.Chunk("\"content\":\"\"", "tool_calls", "\"service_tier\":\"default\",\"usage\":" + AnswerScript.Usage),
        ];
        string body = AnswerScript.Body(
            "\"content\":\"Sunny today.\",\"reasoning\":\"First, second.\",\"reasoning_details\":" + Details.Trim() + ",\"annotations\":["
            + Citation("https://a.test/") + "," + Citation("https://b.test/") + "],\"tool_calls\":" + Calls,
            "tool_calls",
            "\"service_tier\":\"default\",\"usage\":" + AnswerScript.Usage);

        AnswerAssert.Same(await AnswerScript.WholeAsync(body), (await AnswerScript.StreamAsync(chunks)).ToChatResponse());
    }

    [Fact]
    public async Task F02_EqualsNonStreaming_RefusalAndImage()
    {
        string image = "\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AQID\"}}]";

        AnswerAssert.Same(
            await AnswerScript.WholeAsync(AnswerScript.Body("\"content\":\"a\",\"refusal\":\"No, never.\"," + image)),
            (await AnswerScript.StreamAsync(
                AnswerScript.Text("a"), AnswerScript.Chunk(image), AnswerScript.Chunk("\"refusal\":\"No, \""),
                AnswerScript.Chunk("\"refusal\":\"never.\"", "stop"))).ToChatResponse());
    }

    [Fact]
    public void F02_EqualsNonStreaming_HoweverTheAnswerIsCut()
    {
        Gen<string> text = Gen.OneOf(Gen.String[Gen.Char[' ', '~'], 0, 30], Gen.Int[0, 3].Select(static index => Odd[index]));
        Gen.Select(text, text, text.Array[0, 3], Gen.Int[1, 7]).Sample(
            static (reasoning, content, arguments, size) =>
            {
                string[] objects = [.. arguments.Select(static value => new JsonObject { ["v"] = value }.ToJsonString())];
                string message = "\"content\":" + Json(content) + ",\"reasoning\":" + Json(reasoning) + ",\"tool_calls\":["
                    + string.Join(',', objects.Select(static (value, index) => Call(index, "c" + index, "f", value))) + "]";
                string[] chunks =
                [
                    .. Cut(reasoning, size).Select(static piece => AnswerScript.Chunk("\"content\":\"\",\"reasoning\":" + Json(piece))),
                    .. Cut(content, size).Select(static piece => AnswerScript.Chunk("\"content\":" + Json(piece))),
                    .. objects.SelectMany((value, index) => Cut(value, size).Select((piece, at) => AnswerScript.Chunk(
                        "\"content\":null,\"tool_calls\":[" + Call(index, at == 0 ? "c" + index : null, at == 0 ? "f" : null, piece) + "]"))),
                    AnswerScript.Finish(),
                ];

                // A property is checked synchronously; nothing here waits for anything but memory.
                ChatResponse whole = AnswerScript.WholeAsync(AnswerScript.Body(message)).GetAwaiter().GetResult();
                ChatResponse streamed = AnswerScript.StreamAsync(chunks).GetAwaiter().GetResult().ToChatResponse();
                AnswerAssert.Same(whole, streamed);
            },
            iter: 300,
            threads: 1);
    }

    private static string Json(string text) => JsonValue.Create(text).ToJsonString();

    private static string Call(int index, string? id, string? name, string arguments) =>
        "{\"index\":" + index + (id is null ? "" : ",\"id\":\"" + id + "\"") + ",\"function\":{"
        + (name is null ? "" : "\"name\":\"" + name + "\",") + "\"arguments\":" + Json(arguments) + "}}";

    private static IEnumerable<string> Cut(string text, int size)
    {
        for (int at = 0; at < text.Length;)
        {
            int length = Math.Min(size, text.Length - at);
            length += at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]) ? 1 : 0;
            yield return text.Substring(at, length);
            at += length;
        }
    }

    private static string Thought(string text) =>
        "{\"type\":\"reasoning.text\",\"text\":\"" + text + "\",\"format\":\"anthropic-claude-v1\",\"index\":0}";

    private static string Citation(string url) =>
        "{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"" + url + "\",\"title\":\"T\",\"content\":\"c\",\"start_index\":0,\"end_index\":5}}";
}
