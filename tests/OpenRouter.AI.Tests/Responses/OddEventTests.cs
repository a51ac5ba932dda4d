using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>Events that come too early, too late or without their place lose nothing.</summary>
public sealed class OddEventTests
{
    private const string Unknown = """{"type":"response.acme.note","note":7}""";

    [Fact]
    public async Task UnknownEvents_BeforeTheFirstContent_ComeWithIt()
    {
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(
            Script.Stream(Script.Created, Unknown, Script.Text(0, "hello"), Unknown, Script.Completed(Script.Message("hello"))));

        int[] places = [.. updates.Select(static (update, place) => update.RawRepresentation is JsonElement ? place : -1).Where(static place => place >= 0)];
        Assert.Equal([0, 2], places);
        Assert.Equal("hello", updates[1].Text);
        Assert.Equal(7, ((JsonElement)updates[0].RawRepresentation!).GetProperty("note").GetInt32());
        Assert.Single(updates.ToChatResponse().Messages);
    }

    [Fact]
    public async Task UnknownEvents_BeforeAFailure_AreNoAnswer()
    {
        (OpenRouterException _, List<ChatResponseUpdate> before) = await Script.FailAsync(
            Script.Stream(Script.Created, Unknown, Script.Event("error", "\"code\":\"server_error\",\"message\":\"no\"")));
        Assert.Empty(before);
    }

    [Fact]
    public async Task DeltasWithoutAPlace_BelongToTheLastItemOfTheirKind()
    {
        ChatResponse response = await Script.StreamAsync(
            Script.Created,
            Script.Added(0, """{"type":"reasoning","id":"rs_1","summary":[]}"""),
            Script.Event("response.reasoning.delta", "\"delta\":\"thought\""),
            Script.Added(1, """{"type":"message","id":"msg_1","role":"assistant","status":"in_progress","content":[]}"""),
            Script.Event("response.content_part.delta", "\"delta\":\"hel\""),
            Script.Event("response.content_part.delta", "\"delta\":\"lo\""),
            Script.ItemDone(1, Script.Message("hello")),
            Script.Completed("""{"type":"reasoning","id":"rs_1","summary":[],"content":[{"type":"reasoning_text","text":"thought"}]},""" + Script.Message("hello")));

        Assert.Equal("hello", response.Text);
        Assert.Equal("thought", string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(static own => own.Text)));
    }

    [Fact]
    public async Task ItemsWithoutAPlace_AreToldApartByTheirIds()
    {
        string Done(string item) => Script.Event("response.output_item.done", "\"item\":" + item);
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Done(Script.Call("c1", "{\"n\":1}")), Done(Script.Call("c2", "{\"n\":2}")), Done(Script.Call("c1", "{\"n\":1}")),
            Script.Completed(""));

        Assert.Equal(["c1", "c2"], Script.Contents(response).OfType<FunctionCallContent>().Select(static call => call.CallId));
    }

    [Fact]
    public async Task SourcesOfAnEarlierMessage_ThatOnlyTheLastEventHas_ComeWithTheLastMessage()
    {
        const string Cited =
            """
            {"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"one","annotations":[{"type":"url_citation","url":"https://example.test/a","title":"A","start_index":0,"end_index":3}]}]}
            """;
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Script.Message("one")), Script.ItemDone(1, Script.Message("two", "msg_2")),
            Script.Completed(Cited + "," + Script.Message("two", "msg_2")));

        Assert.Equal(["one", "two"], response.Messages.Select(static own => own.Text));
        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(
            Assert.Single(response.Messages[1].Contents.SelectMany(static own => own.Annotations ?? [])));
        Assert.Equal("https://example.test/a", citation.Url!.AbsoluteUri);
        Assert.Null(citation.AnnotatedRegions);
    }

    [Fact]
    public async Task SourcesOfAnEarlierMessage_KnownInTime_ComeOnce()
    {
        const string Cited =
            """
            {"type":"message","id":"msg_1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"one","annotations":[{"type":"url_citation","url":"https://example.test/a","title":"A","start_index":0,"end_index":3}]}]}
            """;
        ChatResponse response = await Script.StreamAsync(
            Script.Created, Script.ItemDone(0, Cited), Script.ItemDone(1, Script.Message("two", "msg_2")),
            Script.Completed(Cited + "," + Script.Message("two", "msg_2")));

        CitationAnnotation citation = Assert.IsType<CitationAnnotation>(
            Assert.Single(response.Messages.SelectMany(static own => own.Contents).SelectMany(static own => own.Annotations ?? [])));
        Assert.NotNull(citation.AnnotatedRegions);
        Assert.Empty(response.Messages[1].Contents.SelectMany(static own => own.Annotations ?? []));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PicturesByAddressOfTheAssistant_AreAMessageOfTheUser_NeverBetweenACallAndItsResult(bool calls)
    {
        ChatMessage message = new(ChatRole.Assistant, [new TextContent("look"), new UriContent("https://example.test/a.png", "image/png")]);
        List<ChatMessage> history = [new(ChatRole.User, "hi"), message];
        if (calls)
        {
            message.Contents.Add(new FunctionCallContent("c1", "f", new Dictionary<string, object?>(StringComparer.Ordinal)));
            history.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "r")]));
        }

        JsonElement[] items = [.. (await Script.InputAsync([.. history])).EnumerateArray()];

        string[] kinds = [.. items.Select(static item => item.TryGetProperty("role", out JsonElement role) ? role.GetString()! : item.GetProperty("type").GetString()!)];
        Assert.Equal(calls ? ["user", "assistant", "function_call", "function_call_output", "user"] : ["user", "assistant", "user"], kinds);
        JsonElement part = items[^1].GetProperty("content")[0];
        Assert.Equal(("input_image", "https://example.test/a.png"), (part.GetProperty("type").GetString(), part.GetProperty("image_url").GetString()));
    }
}
