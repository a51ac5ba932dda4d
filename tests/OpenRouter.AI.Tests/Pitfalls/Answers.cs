using System;
using System.Linq;

namespace OpenRouter.AI.Tests.Pitfalls;

/// <summary>Bodies in the shape that the service gives them.</summary>
internal static class Answers
{
    /// <summary>A whole answer; <paramref name="finish"/> is JSON, <paramref name="tail"/> further members of the body.</summary>
    public static string Whole(string message, string finish = "\"stop\"", string tail = "") =>
        Body("chat.completion", "message", message, finish, tail);

    public static string Chunk(string delta, string finish = "null", string tail = "") =>
        Body("chat.completion.chunk", "delta", delta, finish, tail);

    public static string Text(string text, string finish = "null") => Chunk("{\"role\":\"assistant\",\"content\":\"" + text + "\"}", finish);

    /// <summary>A stream of events that says that it is complete.</summary>
    public static string Events(params string[] chunks) => Cut(chunks) + "data: [DONE]\n\n";

    /// <summary>A stream of events that just ends.</summary>
    public static string Cut(params string[] chunks) => string.Concat(chunks.Select(static chunk => "data: " + Line(chunk) + "\n\n"));

    public static string Call(string id, string name, string arguments, int index = 0) =>
        $$$"""{"index":{{{index}}},"id":"{{{id}}}","type":"function","function":{"name":"{{{name}}}","arguments":{{{arguments}}}}}""";

    private static string Body(string kind, string part, string value, string finish, string tail) =>
        $$"""{"id":"gen-1","object":"{{kind}}","created":1,"model":"vendor/model","choices":[{"index":0,"{{part}}":{{value}}{{Finish(finish)}}}]{{tail}}}""";

    private static string Finish(string finish) => finish.Length == 0 ? "" : ",\"finish_reason\":" + finish;

    private static string Line(string chunk) => chunk.Replace("\n", "", StringComparison.Ordinal);
}
