using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>Whatever events say or do not say about the place of an item, each text is handed out once, and each call has its own arguments.</summary>
public sealed class PlaceTests
{
    private const string Open = """{"type":"message","id":"msg_1","role":"assistant","status":"in_progress","content":[]}""";
    private const string Secret = """{"type":"reasoning","id":"rs_1","summary":[],"content":[{"type":"reasoning_text","text":"secret"}]}""";

    [Fact]
    public async Task LargestPlace_ThenNone_IsRead()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Text(int.MaxValue, "hi"), Script.Event("response.reasoning.delta", "\"delta\":\"thought\""),
            Script.Completed(Script.Message("hi")));
        Assert.Equal("hi", response.Text);
        Assert.Equal("thought", Thoughts(response));
    }

    [Fact]
    public async Task ReasoningWithoutAPlace_ThenAMessageAtTheFirst_IsToldApart()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Event("response.reasoning.delta", "\"delta\":\"thought\""), Script.Added(0, Open), Script.Text(0, "hel"),
            Script.Text(0, "lo"), Script.ItemDone(0, Script.Message("hello")), Script.Completed(Script.Message("hello")));
        Assert.Equal("hello", Assert.Single(response.Messages).Text);
        Assert.Equal("thought", Thoughts(response));
    }

    [Fact]
    public async Task TextWithoutAPlace_ToItsEnd_ComesOnce()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Event("response.content_part.delta", "\"delta\":\"hel\""), Script.Event("response.content_part.delta", "\"delta\":\"lo\""),
            Done(Script.Message("hello")), Script.Completed(Script.Message("hello")));
        Assert.Equal("hello", Assert.Single(response.Messages).Text);
    }

    [Fact]
    public async Task AnotherKindAtAPlace_ComesOnce()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Added(0, """{"type":"acme","id":"x"}"""), Script.ItemDone(0, Script.Message("hello")),
            Script.ItemDone(0, Script.Message("hello")), Script.Completed(Script.Message("hello")));
        Assert.Equal("hello", Assert.Single(response.Messages).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"output_index\":0,")]
    public async Task EndOfAPartOfReasoning_IsNoAnswer(string place)
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created,
            Script.Event("response.content_part.done", place + "\"content_index\":0,\"part\":{\"type\":\"reasoning_text\",\"text\":\"secret\"}"),
            Script.ItemDone(0, Secret), Script.ItemDone(1, Script.Message("hello")), Script.Completed(Secret + "," + Script.Message("hello")));
        Assert.Equal("hello", Assert.Single(response.Messages).Text);
        Assert.Equal("secret", Thoughts(response));
    }

    [Fact]
    public async Task ArgumentsWithoutAPlace_GoToTheCallOfTheirId()
    {
        string Arguments(string id, int n) => Script.Event("response.function_call_arguments.done", $"\"item_id\":\"{id}\",\"arguments\":\"{{\\\"n\\\":{n}}}\"");
        string Added(string item) => Script.Event("response.output_item.added", "\"item\":" + item);
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Added(Script.Call("c1", "")), Added(Script.Call("c2", "")), Arguments("fc_c1", 1), Arguments("fc_c2", 2),
            Done(Script.Call("c1", "")), Done(Script.Call("c2", "")), Script.Completed(""));
        Assert.Equal(
            ["c1 {\"n\":1}", "c2 {\"n\":2}"],
            Script.Contents(response).OfType<FunctionCallContent>().Select(static call => call.CallId + " " + JsonSerializer.Serialize(call.Arguments)));
    }

    [Fact]
    public async Task WhatOnlyTheEndOfAnItemHas_IsKept()
    {
        const string Cited =
            """
            {"type":"message","id":"msg_1","role":"assistant","status":"completed","phase":"final_answer","content":[{"type":"output_text","text":"one","annotations":[{"type":"url_citation","url":"https://example.test/a","title":"A","start_index":0,"end_index":3}]}]}
            """;
        ChatResponse response = await Script.StreamAsync(Script.Created, Script.ItemDone(0, Cited), Script.Completed(Script.Message("one")));
        Assert.Single(Script.Contents(response).SelectMany(static own => own.Annotations ?? []));
        JsonElement back = Assert.Single(await Script.BackAsync(response));
        Assert.Equal("final_answer", back.GetProperty("phase").GetString());
        Assert.Equal("https://example.test/a", back.GetProperty("content")[0].GetProperty("annotations")[0].GetProperty("url").GetString());
    }

    [Fact]
    public async Task LastEventWithoutTheFirstMessageAndOtherIds_KeepsBothTexts()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Script.Message("one")), Script.ItemDone(1, Script.Message("a longer second", "msg_2")),
            Script.Completed(Script.Message("a longer second", "msg_zz")));
        Assert.Equal(["one", "a longer second"], response.Messages.Select(static own => own.Text));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task InterleavedMessages_AreHandedOutOneAfterTheOther(bool ends, bool repeats)
    {
        string[] done = ends ? [Script.ItemDone(0, Script.Message("a1a2")), Script.ItemDone(1, Script.Message("b1b2", "msg_2"))] : [];
        ChatResponse response = await Script.StreamAsync(
        [
            Script.Created, Script.Text(0, "a1"), Script.Text(1, "b1"), Script.Text(0, "a2"), Script.Text(1, "b2"), .. done,
            Script.Completed(repeats ? Script.Message("a1a2") + "," + Script.Message("b1b2", "msg_2") : ""),
        ]);
        Assert.Equal(["a1a2", "b1b2"], response.Messages.Select(static own => own.Text));
    }

    [Fact]
    public async Task CitationThatComesBehindTheEndOfItsPart_ComesOnce()
    {
        const string Annotation = """{"type":"url_citation","url":"https://example.test/a","title":"A","start_index":0,"end_index":3}""";
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.Text(0, "one"),
            Script.Event("response.content_part.done", "\"output_index\":0,\"content_index\":0,\"part\":{\"type\":\"output_text\",\"text\":\"one\",\"annotations\":[" + Annotation + "]}"),
            Script.Event("response.output_text.annotation.added", "\"output_index\":0,\"content_index\":0,\"annotation_index\":0,\"annotation\":" + Annotation),
            Script.Completed(""));
        Assert.Single(Script.Contents(response).SelectMany(static own => own.Annotations ?? []));
    }

    [Fact]
    public async Task TornText_NamesTheGeneration()
    {
        (OpenRouterException failure, _) = await Script.FailAsync(
            Script.Stream(Script.Created, Script.Text(0, "hxl"), Script.ItemDone(0, Script.Message("hello"))));
        Assert.Equal("gen-1", failure.GenerationId);
        Assert.Contains("lost on the way", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LargePartNumber_ComesOnce()
    {
        string Delta(string text) => Script.Delta("output_text", 0, text, "\"content_index\":5000");
        ChatResponse response = await Script.StreamAsync(Script.Created, Delta("hel"), Delta("lo\n"), Delta("!"), Script.Completed(Script.Message("")));
        Assert.Equal("hello\n!", response.Text);
    }

    [Fact]
    public async Task PicturesOfTheAssistant_WaitForAllResults()
    {
        JsonElement items = await Script.InputAsync(
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("c1", "f")]),
            new ChatMessage(ChatRole.Assistant, [new UriContent("https://example.test/a.png", "image/png"), new FunctionCallContent("c2", "f")]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "r"), new FunctionResultContent("c2", "r")]));
        Assert.Equal(
            ["function_call", "function_call", "function_call_output", "function_call_output", "message"],
            items.EnumerateArray().Select(static item => item.GetProperty("type").GetString()));
    }

    private static string Done(string item) => Script.Event("response.output_item.done", "\"item\":" + item);

    private static string Thoughts(ChatResponse response) =>
        string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(static own => own.Text));
}
