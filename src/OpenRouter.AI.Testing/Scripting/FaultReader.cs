using System;
using System.Net;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Scripting;

/// <summary>Makes a fault of its JSON form, an object with one member.</summary>
internal static class FaultReader
{
    internal static Fault Read(JsonField fault)
    {
        (string name, JsonField value)[] members = [.. fault.Members()];
        if (members.Length != 1)
        {
            throw new FormatException($"{fault.Path}: a fault is an object with one member, for example {{\"status\":429}}.");
        }

        (string kind, JsonField number) = members[0];
        try
        {
            return kind switch
            {
                "unavailable" => Fault.Unavailable(number.Text),
                _ when number.IsObject => Detailed(kind, number),
                "rate_limited" => Fault.RateLimited(ScriptReader.Choice<RetryHint>(number)),
                "guardrail" when number.IsTrue => Fault.Guardrail(),
                "validation_envelope" when number.IsTrue => Fault.ValidationEnvelope(),
                "invalid_utf8" when number.IsTrue => Fault.InvalidUtf8(),
                "keep_alives_only" when number.IsTrue => Fault.KeepAlivesOnly(),
                _ => Of(kind, ScriptReader.Number(number), number.Path),
            };
        }
        catch (ArgumentException error)
        {
            throw new FormatException($"{number.Path}: {error.Message}", error);
        }
    }

    private static Fault Of(string kind, int number, string path) => kind switch
    {
        "status" => Fault.Status(number),
        "html" => Fault.Html(number),
        "error_in_200" => Fault.ErrorIn200(number),
        "error_after" => Fault.ErrorAfter(number),
        "cut_at" => Fault.CutAt(number),
        "cut_after" => Fault.CutAfter(number),
        "drop_at" => Fault.DropAt(number),
        "drop_after" => Fault.DropAfter(number),
        "reset_at" => Fault.ResetAt(number),
        "silence_at" => Fault.SilenceAt(number),
        "silence_after" => Fault.SilenceAfter(number),
        "keep_alives" => Fault.KeepAlives(number),
        "keep_alives_only" => Fault.KeepAlivesOnly(number),
        "drip" => Fault.Drip(number),
        "duplicate_event" => Fault.DuplicateEvent(number),
        "missing_event" => Fault.MissingEvent(number),
        "wrong_content_length" => Fault.WrongContentLength(number),
        _ => throw new FormatException($"{path}: no fault of this name."),
    };

    /// <summary>Reads a fault with more than one setting.</summary>
    private static Fault Detailed(string kind, JsonField fault)
    {
        switch (kind)
        {
            case "error":
                ScriptReader.CheckMembers(fault, "status", "message", "metadata");
                return Fault.Error(
                    (HttpStatusCode)ScriptReader.Number(fault["status"]),
                    ScriptReader.Text(fault["message"]) ?? string.Empty,
                    fault["metadata"].IsGiven ? fault["metadata"].Value.GetRawText() : null);
            case "error_after":
                ScriptReader.CheckMembers(fault, "events", "form");
                return Fault.ErrorAfter(
                    ScriptReader.Number(fault["events"]),
                    fault["form"].IsGiven ? ScriptReader.Choice<MidStreamError>(fault["form"]) : MidStreamError.FinishError);
            case "rate_limited":
                ScriptReader.CheckMembers(fault, "hint", "seconds");
                return Fault.RateLimited(
                    fault["hint"].IsGiven ? ScriptReader.Choice<RetryHint>(fault["hint"]) : RetryHint.HeaderSeconds,
                    fault["seconds"].IsGiven ? TimeSpan.FromSeconds(ScriptReader.Number(fault["seconds"])) : null);
            case "drip":
                ScriptReader.CheckMembers(fault, "bytes", "pause_ms");
                return Fault.Drip(
                    ScriptReader.Number(fault["bytes"]),
                    fault["pause_ms"].IsGiven ? TimeSpan.FromMilliseconds(ScriptReader.Number(fault["pause_ms"])) : null);
            default:
                throw new FormatException($"{fault.Path}: no fault of this name has settings.");
        }
    }
}
