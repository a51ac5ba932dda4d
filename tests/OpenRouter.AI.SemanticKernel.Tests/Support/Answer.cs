using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>What the model says, written for either endpoint, whole or as a stream.</summary>
internal sealed record Answer(string? Text = null, string? Reasoning = null, decimal Cost = 0.001m, params Call[] Calls)
{
    private const string Head = "\"id\":\"gen-1\",\"created\":1750000000,\"created_at\":1750000000,\"model\":\"acme/thinker-1\",\"provider\":\"Acme\"";

    /// <summary>Gets whether the limit of tokens ended the answer.</summary>
    public bool IsCutOff { get; init; }

    private string Finish => IsCutOff ? "length" : Calls.Length > 0 ? "tool_calls" : "stop";

    private const string Incomplete = "\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"}";

    private string CostText => Cost.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string ChatUsage =>
        "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,\"total_tokens\":12,\"cost\":" + CostText
        + ",\"prompt_tokens_details\":{\"cached_tokens\":2},\"completion_tokens_details\":{\"reasoning_tokens\":3}}";

    private string ResponsesUsage =>
        "\"usage\":{\"input_tokens\":7,\"input_tokens_details\":{\"cached_tokens\":2},\"output_tokens\":5,"
        + "\"output_tokens_details\":{\"reasoning_tokens\":3},\"total_tokens\":12,\"cost\":" + CostText + "}";

    internal string ToJson(bool responses) => responses
        ? "{" + Head + ",\"object\":\"response\",\"status\":" + (IsCutOff ? Incomplete : "\"completed\"") + ",\"output\":[" + string.Join(",", Items) + "]," + ResponsesUsage + "}"
        : "{" + Head + ",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"finish_reason\":\"" + Finish
            + "\",\"message\":{\"role\":\"assistant\",\"content\":" + Quoted(Text) + Details + ToolCalls(indexed: false) + "}}]," + ChatUsage + "}";

    internal IEnumerable<string> ToEvents(bool responses) => responses ? ResponsesEvents() : ChatEvents();

    private string Details => Reasoning is null ? "" : ",\"reasoning_details\":" + Reasoning;

    private IEnumerable<string> Items
    {
        get
        {
            if (Reasoning is not null)
            {
                yield return Reasoning;
            }

            if (Text is not null)
            {
                yield return "{\"type\":\"message\",\"id\":\"msg_1\",\"role\":\"assistant\",\"status\":\"completed\",\"content\":"
                    + "[{\"type\":\"output_text\",\"text\":" + Quoted(Text) + ",\"annotations\":[]}]}";
            }

            foreach (Call call in Calls)
            {
                yield return "{\"type\":\"function_call\",\"id\":\"fc_" + call.Id + "\",\"status\":\"completed\",\"call_id\":\"" + call.Id
                    + "\",\"name\":\"" + call.Name + "\",\"arguments\":" + Quoted(call.Arguments) + "}";
            }
        }
    }

    private string ToolCalls(bool indexed) => Calls.Length == 0 ? "" : ",\"tool_calls\":[" + string.Join(",", Calls.Select((call, index) =>
        "{" + (indexed ? $"\"index\":{index}," : "") + "\"id\":\"" + call.Id + "\",\"type\":\"function\",\"function\":{\"name\":\"" + call.Name
        + "\",\"arguments\":" + Quoted(call.Arguments) + "}}")) + "]";

    private IEnumerable<string> ChatEvents()
    {
        if (Reasoning is not null)
        {
            yield return Chunk(Details[1..]);
        }

        if (Text is not null)
        {
            yield return Chunk("\"content\":" + Quoted(Text[..(Text.Length / 2)]));
            yield return Chunk("\"content\":" + Quoted(Text[(Text.Length / 2)..]));
        }

        if (Calls.Length > 0)
        {
            yield return Chunk(ToolCalls(indexed: true)[1..]);
        }

        yield return Chunk("\"content\":\"\"", Finish);
        yield return "{" + Head + ",\"object\":\"chat.completion.chunk\",\"choices\":[]," + ChatUsage + "}";
        yield return "[DONE]";
    }

    private IEnumerable<string> ResponsesEvents()
    {
        yield return "{\"type\":\"response.created\",\"response\":{" + Head + ",\"status\":\"in_progress\",\"output\":[]}}";
        string text = Text ?? "";
        int index = 0;
        foreach (string item in Items)
        {
            yield return "{\"type\":\"response.output_item.added\",\"output_index\":" + index + ",\"item\":" + item + "}";
            if (item.StartsWith("{\"type\":\"message\"", System.StringComparison.Ordinal))
            {
                yield return Delta(index, text[..(text.Length / 2)]);
                yield return Delta(index, text[(text.Length / 2)..]);
            }

            yield return "{\"type\":\"response.output_item.done\",\"output_index\":" + index + ",\"item\":" + item + "}";
            index++;
        }

        yield return "{\"type\":\"response." + (IsCutOff ? "incomplete" : "completed") + "\",\"response\":" + ToJson(responses: true) + "}";
        yield return "[DONE]";
    }

    private static string Delta(int index, string text) =>
        "{\"type\":\"response.output_text.delta\",\"item_id\":\"msg_1\",\"output_index\":" + index + ",\"content_index\":0,\"delta\":" + Quoted(text) + "}";

    private static string Chunk(string delta, string? finish = null) =>
        "{" + Head + ",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"," + delta
        + "},\"finish_reason\":" + Quoted(finish) + "}]}";

    private static string Quoted(string? text) => text is null ? "null" : JsonSerializer.Serialize(text);
}
