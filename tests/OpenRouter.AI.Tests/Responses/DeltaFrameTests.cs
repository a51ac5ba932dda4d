using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tests.Responses;

/// <summary>Deltas that are read by comparing with the one before give what a full reading gives, whatever order their members have.</summary>
public sealed class DeltaFrameTests
{
    private static readonly string[] Pieces =
        ["Hel", "lo", " \"wor", "ld\"", "\n", "1", "12,\"sequence_number\":3", "é", "日本", "\\", "", "a", "😀", "{}", "end"];

    public static TheoryData<string> Layouts =>
    [
        """{"type":"response.output_text.delta","item_id":"m","output_index":0,"content_index":0,"delta":DELTA,"logprobs":[],"sequence_number":NUMBER}""",
        """{"type":"response.output_text.delta","sequence_number":NUMBER,"output_index":0,"content_index":0,"delta":DELTA}""",
        """{"delta":DELTA,"type":"response.output_text.delta","output_index":0,"content_index":0}""",
        """{"sequence_number":NUMBER,"delta":DELTA,"output_index":0,"content_index":0,"type":"response.output_text.delta"}""",
        """{"type":"response.output_text.delta","output_index":0,"content_index":0,"delta":DELTA,"sequence_number":NUMBER,"extra":"sequence_number"}""",
    ];

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task Deltas_OfAnyLayout_AddUp(string layout)
    {
        IEnumerable<string> deltas = Pieces.Select((piece, number) => layout
            .Replace("NUMBER", (7 + (number * 13)).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("DELTA", JsonSerializer.Serialize(piece, Plain), StringComparison.Ordinal));
        string text = string.Concat(Pieces);
        string message = JsonSerializer.Serialize(text, Plain)[1..^1];
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(
            Script.Stream([Script.Created, Script.Added(0, Script.Message("")), .. deltas, Script.Completed(Script.Message(message))]));
        Assert.Equal(text, updates.ToChatResponse().Text);
        Assert.Equal(Pieces.Where(piece => piece.Length > 0), updates.Select(update => update.Text).Where(piece => piece.Length > 0));
    }

    [Fact]
    public async Task Deltas_OfChangingKindsAndPlaces_AreToldApart()
    {
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(Script.Events(
            Script.Created, Script.Delta("reasoning_text", 0, "a"), Script.Delta("reasoning_text", 0, "b"), Script.Text(1, "c"), Script.Text(1, "d"),
            Script.Delta("reasoning_text", 0, "e"), Script.Text(1, "f"), Script.Text(1, "g"),
            Script.ItemDone(0, """{"type":"reasoning","id":"r","summary":[],"content":[{"type":"reasoning_text","text":"abe"}]}"""),
            Script.ItemDone(1, Script.Message("cdfg"))));
        ChatResponse response = updates.ToChatResponse();
        Assert.Equal("cdfg", response.Text);
        Assert.Equal("abe", string.Concat(Script.Contents(response).OfType<TextReasoningContent>().Select(content => content.Text)));
    }

    [Fact]
    public async Task RawChunks_AskedFor_AreOnEveryUpdateOfAnEvent()
    {
        List<ChatResponseUpdate> updates = await Script.UpdatesAsync(
            Script.Stream(Script.Created, Script.Text(0, "a"), Script.Text(0, "b"), Script.Completed(Script.Message("ab"))),
            new ChatOptions().WithOpenRouter(options => options.IncludeRawChunks = true));
        Assert.All(updates.Take(2), update => Assert.Equal(update.Text, Assert.IsType<JsonElement>(update.RawRepresentation).GetProperty("delta").GetString()));
    }

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
