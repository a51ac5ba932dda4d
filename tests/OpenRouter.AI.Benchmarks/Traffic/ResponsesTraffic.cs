using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenRouter.AI.Benchmarks.Contestants;

namespace OpenRouter.AI.Benchmarks.Traffic;

/// <summary>Answers in the shape that the Responses endpoint sends, and what is in them.</summary>
internal static class ResponsesTraffic
{
    private const string ItemId = "msg_tmp_4n73d448w6f";
    private const string Place = "\"item_id\":\"" + ItemId + "\",\"output_index\":0,\"content_index\":0,";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A stream of text.</summary>
    public static (byte[] Answer, Handed Content) Text(int events)
    {
        var prose = new Prose(5);
        var body = new StringBuilder(": OPENROUTER PROCESSING\n\n: OPENROUTER PROCESSING\n\n");
        int number = 0;
        Event(body, ref number, "response.created", "\"response\":" + Response("in_progress", "", usage: false));
        Event(body, ref number, "response.in_progress", "\"response\":" + Response("in_progress", "", usage: false));
        Event(body, ref number, "response.output_item.added", "\"output_index\":0,\"item\":" + Item("in_progress", ""));
        Event(body, ref number, "response.content_part.added", Place + "\"part\":" + Part(""));
        var text = new StringBuilder();
        for (int i = 0; i < events; i++)
        {
            string piece = prose.Piece();
            text.Append(piece);
            Event(body, ref number, "response.output_text.delta", "\"logprobs\":[]," + Place + "\"delta\":" + Json(piece));
        }

        string whole = text.ToString();
        Event(body, ref number, "response.output_text.done", Place + "\"text\":" + Json(whole) + ",\"logprobs\":[]");
        Event(body, ref number, "response.content_part.done", Place + "\"part\":" + Part(whole));
        Event(body, ref number, "response.output_item.done", "\"output_index\":0,\"item\":" + Item("completed", Part(whole)));
        Event(body, ref number, "response.completed", "\"response\":" + Response("completed", Item("completed", Part(whole)), usage: true));
        return (Encoding.UTF8.GetBytes(body.Append("data: [DONE]\n\n").ToString()), new Handed(whole, "", [], 0));
    }

    private static void Event(StringBuilder body, ref int number, string type, string members)
    {
        body.Append("data: {\"type\":\"").Append(type).Append("\",").Append(members)
            .Append(",\"sequence_number\":").Append(number.ToString(CultureInfo.InvariantCulture)).Append("}\n\n");
        number++;
    }

    private static string Response(string status, string output, bool usage) =>
        "{\"id\":\"gen-1790000000-aBcDeFgHiJkLmNoPqRsT\",\"object\":\"response\",\"created_at\":1790000000,\"model\":\"acme/writer-4-20260801\",\"status\":\""
        + status + "\",\"error\":null,\"incomplete_details\":null,\"instructions\":null,\"output\":[" + output + "],\"parallel_tool_calls\":true,"
        + "\"tool_choice\":\"auto\",\"tools\":[],\"metadata\":{},\"store\":false,\"previous_response_id\":null,\"service_tier\":\"default\","
        + "\"text\":{\"format\":{\"type\":\"text\"}},\"temperature\":null,\"top_p\":null"
        + (usage
            ? ",\"usage\":{\"input_tokens\":24,\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens\":2100,"
              + "\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":2124,\"cost\":0.00126,\"is_byok\":false}"
            : "")
        + "}";

    private static string Item(string status, string parts) =>
        "{\"type\":\"message\",\"id\":\"" + ItemId + "\",\"role\":\"assistant\",\"status\":\"" + status + "\",\"content\":[" + parts + "]}";

    private static string Part(string text) => "{\"type\":\"output_text\",\"text\":" + Json(text) + ",\"annotations\":[],\"logprobs\":[]}";

    private static string Json(string text) => JsonSerializer.Serialize(text, Plain);
}
