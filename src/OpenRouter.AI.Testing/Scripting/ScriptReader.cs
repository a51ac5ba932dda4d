using System;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>Makes rules of a script in JSON.</summary>
internal static class ScriptReader
{
    private static readonly string[] Known =
        ["endpoint", "model", "message", "tool", "nth", "times", "text", "reasoning", "tool_calls", "finish_reason", "usage", "vectors", "faults"];

    internal static void Read(OpenRouterEmulator server, string json)
    {
        JsonField script;
        try
        {
            script = new JsonField(JsonText.Element(json), string.Empty);
        }
        catch (JsonException error)
        {
            throw new FormatException($"The script is no JSON: {error.Message}", error);
        }

        if (!script["rules"].IsArray)
        {
            throw new FormatException("The script has no list 'rules'.");
        }

        foreach (JsonField rule in script["rules"].Items())
        {
            Add(server, rule);
        }
    }

    private static void Add(OpenRouterEmulator server, JsonField rule)
    {
        foreach ((string name, JsonField field) in rule.Members())
        {
            if (!Known.Contains(name))
            {
                throw new FormatException($"{field.Path}: unknown; known are {string.Join(", ", Known)}.");
            }
        }

        ScriptRule made = Endpoint(server, rule["endpoint"]).When(
            Text(rule["model"]), Text(rule["message"]), Text(rule["tool"]), rule["nth"].IsGiven ? Number(rule["nth"]) : null);
        if (Reply(rule) is { } reply)
        {
            made.Reply(reply);
        }

        foreach (JsonField fault in rule["faults"].Items())
        {
            made.Fail(FaultReader.Read(fault));
        }

        if (rule["times"].IsGiven)
        {
            made.Times(Number(rule["times"]));
        }
    }

    private static EmulatedEndpoint Endpoint(OpenRouterEmulator server, JsonField name) => (name.IsGiven ? name.Text : "any") switch
    {
        "chat" or "chat/completions" => server.Chat,
        "responses" => server.Responses,
        "embeddings" => server.Embeddings,
        "any" => server.AnyEndpoint,
        _ => throw new FormatException($"{name.Path}: expected chat, responses, embeddings or any."),
    };

    private static EmulatedReply? Reply(JsonField rule)
    {
        if (rule["vectors"].IsArray)
        {
            return EmulatedReply.Vectors([.. rule["vectors"].Items().Select(vector => vector.Items().Select(number => number.Value.GetSingle()).ToArray())]);
        }

        if (!rule["text"].IsGiven && !rule["reasoning"].IsGiven && !rule["tool_calls"].IsGiven)
        {
            return null;
        }

        EmulatedReply reply = EmulatedReply.Text(string.Empty);
        reply = Text(rule["reasoning"]) is { } thought ? reply.AndReasoning(thought) : reply;
        reply = Text(rule["text"]) is { } text ? reply.AndText(text) : reply;
        foreach (JsonField call in rule["tool_calls"].Items())
        {
            string name = Text(call["name"]) ?? throw new FormatException($"{call.Path}.name: missing.");
            reply = reply.AndToolCall(name, call["arguments"].IsText ? call["arguments"].Text : call["arguments"].IsGiven ? call["arguments"].Value.GetRawText() : "{}");
        }

        reply = Text(rule["finish_reason"]) is { } reason ? reply.WithFinishReason(reason) : reply;
        JsonField usage = rule["usage"];
        return usage.IsObject
            ? reply.WithUsage(
                Number(usage["prompt_tokens"]),
                Number(usage["completion_tokens"]),
                usage["reasoning_tokens"].IsGiven ? Number(usage["reasoning_tokens"]) : 0,
                usage["cost"].IsGiven ? usage["cost"].Value.GetDecimal() : null)
            : reply;
    }

    private static string? Text(JsonField field) => !field.IsGiven ? null
        : field.IsText ? field.Text : throw new FormatException($"{field.Path}: expected a text.");

    internal static int Number(JsonField field) => field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out int number)
        ? number
        : throw new FormatException($"{field.Path}: expected a whole number.");
}
