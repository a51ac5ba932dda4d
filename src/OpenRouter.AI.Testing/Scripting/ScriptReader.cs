using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>Makes rules of a script in JSON: all of them, or none when one cannot be read.</summary>
internal static class ScriptReader
{
    private static readonly string[] Members =
        ["endpoint", "model", "message", "tool", "nth", "times", "text", "reasoning", "tool_calls", "refusal", "images", "citations", "finish_reason", "usage",
            "vectors", "faults"];

    internal static void Read(OpenRouterEmulator server, string json)
    {
        JsonField script = Parse(json);
        CheckMembers(script, "rules");
        if (!script["rules"].IsArray)
        {
            throw new FormatException("The script has no list 'rules'.");
        }

        Action[] rules = [.. script["rules"].Items().Select(rule => Rule(server, rule))];
        foreach (Action add in rules)
        {
            add();
        }
    }

    internal static int Number(JsonField field) => field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt32(out int number)
        ? number
        : throw new FormatException($"{field.Path}: expected a whole number.");

    internal static string? Text(JsonField field) => !field.IsGiven ? null
        : field.IsText ? field.Text : throw new FormatException($"{field.Path}: expected a text.");

    internal static IEnumerable<JsonField> List(JsonField field) => !field.IsGiven || field.IsArray
        ? field.Items()
        : throw new FormatException($"{field.Path}: expected a list.");

    /// <summary>Reads one of the names of an enumeration, in any case of letters.</summary>
    internal static T Choice<T>(JsonField field)
        where T : struct, Enum => Array.Find(Enum.GetNames<T>(), name => name.Equals(field.Text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse<T>(name)
            : throw new FormatException($"{field.Path}: expected one of {string.Join(", ", Enum.GetNames<T>())}.");

    /// <summary>A name that nobody knows is a mistake of the writer, whose wish would else be passed over in silence.</summary>
    internal static void CheckMembers(JsonField field, params string[] known)
    {
        if (field.IsGiven && !field.IsObject)
        {
            throw new FormatException($"{(field.Path.Length == 0 ? "The script" : field.Path)}: expected an object.");
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        foreach ((string name, JsonField member) in field.Members())
        {
            if (!names.Add(name))
            {
                throw new FormatException($"{member.Path}: given twice.");
            }

            if (!known.Contains(name))
            {
                throw new FormatException($"{member.Path}: unknown; known are {string.Join(", ", known)}.");
            }
        }
    }

    private static JsonField Parse(string json)
    {
        try
        {
            return WholeText.IndexOfHalf(json) is >= 0 and int half
                ? throw new FormatException($"The script has half a pair of UTF-16 at character {half}, which is no text.")
                : new JsonField(JsonText.Element(json), string.Empty);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new FormatException($"The script is no JSON: {error.Message}", error);
        }
    }

    private static Action Rule(OpenRouterEmulator server, JsonField rule)
    {
        CheckMembers(rule, Members);
        EmulatedEndpoint endpoint = Endpoint(server, rule["endpoint"]);
        (string? model, string? message, string? tool) = (Text(rule["model"]), Text(rule["message"]), Text(rule["tool"]));
        int? nth = rule["nth"].IsGiven ? Number(rule["nth"]) : null;
        int? times = rule["times"].IsGiven ? Number(rule["times"]) : null;
        if (times < 1 || nth < 1)
        {
            throw new FormatException($"{rule.Path}: nth and times count from 1.");
        }

        EmulatedReply? reply = Reply(endpoint, rule);
        Fault[] faults = [.. List(rule["faults"]).Select(FaultReader.Read)];
        return () => Add(endpoint.When(model, message, tool, nth), reply, faults, times);
    }

    private static EmulatedReply? Reply(EmulatedEndpoint endpoint, JsonField rule)
    {
        try
        {
            EmulatedReply? reply = ReplyReader.Read(rule);
            if (reply is not null)
            {
                endpoint.Check(reply);
            }

            return reply;
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"{rule.Path}: {error.Message}", error);
        }
    }

    private static void Add(ScriptRule rule, EmulatedReply? reply, Fault[] faults, int? times)
    {
        if (times is { } count)
        {
            rule.Times(count);
        }

        foreach (Fault fault in faults)
        {
            rule.Fail(fault);
        }

        if (reply is not null)
        {
            rule.Reply(reply);
        }
    }

    private static EmulatedEndpoint Endpoint(OpenRouterEmulator server, JsonField name) => (Text(name) ?? "any") switch
    {
        "chat" or "chat/completions" => server.Chat,
        "responses" => server.Responses,
        "embeddings" => server.Embeddings,
        "any" => server.AnyEndpoint,
        _ => throw new FormatException($"{name.Path}: expected chat, responses, embeddings or any."),
    };
}
