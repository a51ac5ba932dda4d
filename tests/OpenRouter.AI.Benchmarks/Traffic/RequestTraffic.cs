using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Benchmarks.Traffic;

/// <summary>Requests from small to big.</summary>
internal static class RequestTraffic
{
    public static IReadOnlyList<ChatMessage> Small { get; } =
        [new(ChatRole.System, "You are brief."), new(ChatRole.User, "Say something about streams.")];

    /// <summary>200 messages: questions, calls, results and answers in turn.</summary>
    public static IReadOnlyList<ChatMessage> Long()
    {
        var prose = new Prose(5);
        var messages = new List<ChatMessage> { new(ChatRole.System, prose.Paragraph(2000)) };
        for (int turn = 0; messages.Count < 199; turn++)
        {
            string id = "call_" + turn.ToString("x8", CultureInfo.InvariantCulture);
            var arguments = new Dictionary<string, object?>(StringComparer.Ordinal) { ["path"] = $"src/file{turn}.cs", ["line"] = turn };
            messages.Add(new ChatMessage(ChatRole.User, prose.Paragraph(600)));
            messages.Add(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(id, "tool_" + (turn % 50), arguments)]));
            messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(id, prose.Paragraph(900))]));
            messages.Add(new ChatMessage(ChatRole.Assistant, prose.Paragraph(700)));
        }

        return [.. messages.Take(199), new ChatMessage(ChatRole.User, "Go on.")];
    }

    /// <summary>50 tools with a schema of usual size.</summary>
    public static ChatOptions Tools() => new() { Tools = [.. Enumerable.Range(0, 50).Select(Tool)] };

    public static IReadOnlyList<ChatMessage> Image(byte[] image) =>
        [new(ChatRole.User, [new TextContent("What is this?"), new DataContent(image, "image/png")])];

    public static byte[] Pixels(int megabytes)
    {
        byte[] image = new byte[megabytes * 1024 * 1024];
        new Random(6).NextBytes(image);
        return image;
    }

    private static AITool Tool(int number)
    {
        using JsonDocument schema = JsonDocument.Parse(
            $$$$"""
            {"type":"object","properties":{
            "path":{"type":"string","description":"The file that tool {{{{number}}}} reads, from the root on."},
            "line":{"type":"integer","description":"The first line, counted from 1."},
            "mode":{"type":"string","enum":["read","search","list"]},"filter":{"type":"array","items":{"type":"string"}}},
            "required":["path","line"],"additionalProperties":false}
            """);
        return AIFunctionFactory.CreateDeclaration(
            $"tool_{number}", $"Reads a part of a file and says what tool {number} thinks of it.", schema.RootElement.Clone());
    }
}
