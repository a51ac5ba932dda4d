using System;
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
                "rate_limited" => Fault.RateLimited(Enum.Parse<RetryHint>(number.Text, ignoreCase: true)),
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
}
