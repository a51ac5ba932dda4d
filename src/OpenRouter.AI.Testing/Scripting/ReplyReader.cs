using System;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>Makes the reply of a rule of its JSON form.</summary>
internal static class ReplyReader
{
    private static readonly string[] Parts = ["text", "reasoning", "tool_calls", "refusal", "images", "citations"];

    private static readonly string[] NotWithVectors = [.. Parts, "usage", "finish_reason"];

    /// <summary>Reads what a rule says; null when it says nothing.</summary>
    internal static EmulatedReply? Read(JsonField rule)
    {
        if (rule["vectors"].IsGiven)
        {
            if (Array.Find(NotWithVectors, part => rule[part].IsGiven) is { } other)
            {
                throw new FormatException($"{rule[other].Path}: not together with vectors, which are a whole answer.");
            }

            float[][] vectors = [.. ScriptReader.List(rule["vectors"]).Select(Vector)];
            return vectors.Length > 0 ? EmulatedReply.Vectors(vectors) : throw new FormatException($"{rule["vectors"].Path}: empty.");
        }

        if (!Array.Exists(Parts, part => rule[part].IsGiven))
        {
            return rule["usage"].IsGiven || rule["finish_reason"].IsGiven
                ? throw new FormatException($"{rule.Path}: usage and finish_reason need one of {string.Join(", ", Parts)}.")
                : null;
        }

        EmulatedReply reply = ScriptReader.Text(rule["refusal"]) is { } refusal ? EmulatedReply.Refusal(refusal) : EmulatedReply.Text(string.Empty);
        reply = ScriptReader.Text(rule["reasoning"]) is { } thought ? reply.AndReasoning(thought) : reply;
        reply = ScriptReader.Text(rule["text"]) is { } text ? reply.AndText(text) : reply;
        reply = ScriptReader.List(rule["images"]).Aggregate(reply, WithImage);
        reply = ScriptReader.List(rule["citations"]).Aggregate(reply, WithCitation);
        reply = ScriptReader.List(rule["tool_calls"]).Aggregate(reply, WithCall);
        reply = ScriptReader.Text(rule["finish_reason"]) is { } reason ? reply.WithFinishReason(reason) : reply;
        return rule["usage"].IsGiven ? WithUsage(reply, rule["usage"]) : reply;
    }

    private static EmulatedReply WithImage(EmulatedReply reply, JsonField image)
    {
        ScriptReader.CheckMembers(image, "data", "media_type");
        return image["data"].IsText && image["data"].Value.TryGetBytesFromBase64(out byte[]? data)
            ? reply.AndImage(data, ScriptReader.Text(image["media_type"]) ?? "image/png")
            : throw new FormatException($"{image.Path}.data: expected base64.");
    }

    private static EmulatedReply WithCitation(EmulatedReply reply, JsonField citation)
    {
        ScriptReader.CheckMembers(citation, "url", "title", "content");
        return reply.AndCitation(
            ScriptReader.Text(citation["url"]) ?? throw new FormatException($"{citation.Path}.url: missing."),
            ScriptReader.Text(citation["title"]) ?? string.Empty,
            ScriptReader.Text(citation["content"]) ?? string.Empty);
    }

    private static EmulatedReply WithCall(EmulatedReply reply, JsonField call)
    {
        ScriptReader.CheckMembers(call, "name", "arguments", "id");
        JsonField arguments = call["arguments"];
        return reply.AndToolCall(
            ScriptReader.Text(call["name"]) is { Length: > 0 } name ? name : throw new FormatException($"{call.Path}.name: missing."),
            arguments.IsText ? arguments.Text : arguments.IsGiven ? arguments.Value.GetRawText() : "{}",
            ScriptReader.Text(call["id"]));
    }

    private static EmulatedReply WithUsage(EmulatedReply reply, JsonField usage)
    {
        ScriptReader.CheckMembers(usage, "prompt_tokens", "completion_tokens", "reasoning_tokens", "cost");
        decimal? cost = !usage["cost"].IsGiven ? null
            : usage["cost"].Value.ValueKind == JsonValueKind.Number && usage["cost"].Value.TryGetDecimal(out decimal amount) ? amount
            : throw new FormatException($"{usage["cost"].Path}: expected an amount.");
        return reply.WithUsage(
            ScriptReader.Number(usage["prompt_tokens"]),
            ScriptReader.Number(usage["completion_tokens"]),
            usage["reasoning_tokens"].IsGiven ? ScriptReader.Number(usage["reasoning_tokens"]) : 0,
            cost);
    }

    private static float[] Vector(JsonField vector) =>
        [.. ScriptReader.List(vector).Select(static number => number.Value.ValueKind == JsonValueKind.Number && number.Value.TryGetSingle(out float value)
            ? value
            : throw new FormatException($"{number.Path}: expected a number."))];
}
