using System.Collections.Generic;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Traffic;

/// <summary>Answers in the shape that OpenRouter sends, and what is in them.</summary>
internal static class AnswerTraffic
{
    private const string Model = "acme/writer-4-20260801";
    private const string Usage =
        """
        "usage":{"prompt_tokens":24,"completion_tokens":2100,"total_tokens":2124,"cost":0.00126,"is_byok":false,
        """
        + """
        "prompt_tokens_details":{"cached_tokens":0},"cost_details":{"upstream_inference_cost":null},
        """
        + """
        "completion_tokens_details":{"reasoning_tokens":0}}
        """;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A stream of text.</summary>
    public static (byte[] Answer, Handed Content) Text(int chunks)
    {
        var prose = new Prose(1);
        var body = Begin();
        var text = new StringBuilder();
        for (int i = 0; i < chunks; i++)
        {
            string piece = prose.Piece();
            text.Append(piece);
            Chunk(body, $"\"content\":{Json(piece)}");
        }

        return (End(body, "stop"), new Handed(text.ToString(), "", [], 0));
    }

    /// <summary>A stream of which one half is reasoning, each piece twice as the service sends it, the other text.</summary>
    public static (byte[] Answer, Handed Content) Reasoning(int chunks)
    {
        var prose = new Prose(2);
        var body = Begin();
        var reasoning = new StringBuilder();
        var text = new StringBuilder();
        for (int i = 0; i < chunks; i++)
        {
            string piece = prose.Piece();
            if (i < chunks / 2)
            {
                reasoning.Append(piece);
                string detail = $$"""[{"type":"reasoning.text","text":{{Json(piece)}},"format":"anthropic-claude-v1","index":0}]""";
                Chunk(body, $"\"content\":\"\",\"reasoning\":{Json(piece)},\"reasoning_details\":{detail}");
            }
            else
            {
                text.Append(piece);
                Chunk(body, $"\"content\":{Json(piece)}");
            }
        }

        return (End(body, "stop"), new Handed(text.ToString(), reasoning.ToString(), [], 0));
    }

    /// <summary>A stream of four calls whose arguments arrive in small pieces.</summary>
    public static (byte[] Answer, Handed Content) Arguments(int chunks)
    {
        const int Calls = 4;
        var prose = new Prose(3);
        var body = Begin();
        var calls = new List<string>();
        for (int call = 0; call < Calls; call++)
        {
            var arguments = new StringBuilder();
            int pieces = (chunks / Calls) - 1;
            Chunk(body, Call(call, $"\"id\":\"call_{call}\",\"type\":\"function\",", $"\"name\":\"write_file_{call}\",", ""));
            for (int i = 0; i < pieces; i++)
            {
                string text = Json(prose.Piece())[1..^1];
                string piece = i == 0 ? "{\"path\":\"notes.md\",\"text\":\"" + text : i == pieces - 1 ? text + "\"}" : text;
                arguments.Append(piece);
                Chunk(body, Call(call, "", "", piece));
            }

            calls.Add(arguments.ToString());
        }

        return (End(body, "tool_calls"), new Handed("", "", calls, 0));
    }

    /// <summary>An answer in one piece.</summary>
    public static (byte[] Answer, Handed Content) Whole(int tokens)
    {
        string text = new Prose(4).Paragraph(tokens * 5);
        string json =
            $$$"""
            {"id":"gen-1790000000-aBcDeFgHiJkLmNoPqRsT","object":"chat.completion","created":1790000000,"model":"{{{Model}}}",
            "provider":"Acme","system_fingerprint":null,
            "choices":[{"index":0,"logprobs":null,"finish_reason":"stop","native_finish_reason":"stop",
            "message":{"role":"assistant","content":{{{Json(text)}}},"refusal":null,"reasoning":null}}],{{{Usage}}}}
            """;
        return (Encoding.UTF8.GetBytes(json), new Handed(text, "", [], 0));
    }

    private static string Call(int index, string id, string name, string arguments) =>
        $$$"""
        "content":null,"tool_calls":[{"index":{{{index}}},{{{id}}}"function":{{{{name}}}"arguments":{{{Json(arguments)}}}}}]
        """;

    private static StringBuilder Begin() => new(": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n");

    private static void Chunk(StringBuilder body, string delta, string finish = "null", string more = "") => body
        .Append("data: {\"id\":\"gen-1790000000-aBcDeFgHiJkLmNoPqRsT\",\"object\":\"chat.completion.chunk\",\"created\":1790000000,")
        .Append("\"model\":\"").Append(Model)
        .Append("\",\"provider\":\"Acme\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",")
        .Append(delta)
        .Append("},\"finish_reason\":").Append(finish).Append(",\"native_finish_reason\":").Append(finish).Append("}]")
        .Append(more)
        .Append("}\n\n");

    private static byte[] End(StringBuilder body, string finish)
    {
        Chunk(body, "\"content\":\"\"", $"\"{finish}\"");
        Chunk(body, "\"content\":\"\"", $"\"{finish}\"", "," + Usage);
        return Encoding.UTF8.GetBytes(body.Append("data: [DONE]\n\n").ToString());
    }

    private static string Json(string text) => JsonSerializer.Serialize(text, Plain);
}
