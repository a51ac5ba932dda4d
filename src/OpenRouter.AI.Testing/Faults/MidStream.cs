using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Faults;

/// <summary>Puts an error behind the beginning of an answer.</summary>
internal static class MidStream
{
    internal static WireAnswer Apply(WireAnswer answer, FaultScene scene, int events, MidStreamError form)
    {
        if (!answer.IsEvents)
        {
            JsonObject? body = WireEvents.Parse(Encoding.UTF8.GetString(answer.ToBytes()));
            JsonObject changed = Body(body);
            return answer with
            {
                ContentType = "application/json",
                Pieces = [Encoding.UTF8.GetBytes(JsonText.Of(changed))],
                Ending = WireEnding.Complete,
                Served = changed == body ? answer.Served : null,
            };
        }

        if (form == MidStreamError.UsageChunk)
        {
            return TokenLimit.Apply(answer, scene, events);
        }

        int behind = Math.Min(WireEvents.Behind(answer.Pieces, events), WireEvents.EndMark(answer.Pieces));
        JsonObject? sample = answer.Pieces.Select(WireEvents.Read).FirstOrDefault(static json => json is not null);
        IEnumerable<JsonNode> errors = scene.IsResponses
            ? [Response(sample, form)]
            : Chunks(sample, form, answer.Pieces.Select(WireEvents.Read).LastOrDefault(static json => json?["usage"] is not null)?["usage"]);
        return answer with { Pieces = [.. answer.Pieces.Take(behind), .. errors.Select(WireEvents.Write)], Ending = WireEnding.Complete };
    }

    /// <summary>A body says it in its choice, a response in its status, anything else instead of everything.</summary>
    private static JsonObject Body(JsonObject? body)
    {
        if (body?["choices"] is JsonArray { Count: > 0 } choices && choices[0] is JsonObject choice)
        {
            choice["finish_reason"] = "error";
            choice["error"] = AnswerError.Body();
            return body;
        }

        if (body?["object"] is JsonValue kind && kind.TryGetValue(out string? name) && name == "response")
        {
            body["status"] = "failed";
            body["error"] = ResponseError();
            return body;
        }

        return AnswerError.Envelope();
    }

    private static IEnumerable<JsonObject> Chunks(JsonObject? sample, MidStreamError form, JsonNode? usage)
    {
        if (form == MidStreamError.Bare)
        {
            return [AnswerError.Envelope()];
        }

        JsonObject chunk = Open(sample);
        chunk["choices"] = form == MidStreamError.NoChoices ? [] : Choice(form == MidStreamError.FinishStop ? "stop" : "error");
        chunk["error"] = AnswerError.Body();
        if (form != MidStreamError.FinishStop)
        {
            return [chunk];
        }

        JsonObject last = Open(sample);
        last["choices"] = Choice("stop");
        last["usage"] = usage?.DeepClone();
        return [chunk, last];
    }

    internal static JsonObject Open(JsonObject? sample)
    {
        JsonObject chunk = [];
        foreach (string name in (string[])["id", "object", "created", "model", "provider"])
        {
            chunk[name] = sample?[name]?.DeepClone();
        }

        return chunk;
    }

    internal static JsonArray Choice(string? finish) => new(new JsonObject
    {
        ["index"] = 0,
        ["delta"] = new JsonObject { ["role"] = "assistant", ["content"] = string.Empty },
        ["finish_reason"] = finish,
        ["native_finish_reason"] = finish,
    });

    private static JsonObject Response(JsonObject? sample, MidStreamError form)
    {
        if (form == MidStreamError.Bare)
        {
            return new JsonObject { ["type"] = "error", ["code"] = "server_error", ["message"] = "Provider disconnected", ["param"] = null };
        }

        if (form == MidStreamError.NoChoices)
        {
            return new JsonObject { ["type"] = "response.error", ["error"] = ResponseError() };
        }

        JsonObject response = sample?["response"]?.DeepClone() as JsonObject ?? [];
        response["status"] = "failed";
        response["error"] = ResponseError();
        response["error_type"] = "provider_unavailable";
        return new JsonObject { ["type"] = "response.failed", ["response"] = response };
    }

    private static JsonObject ResponseError() => new() { ["code"] = "server_error", ["message"] = "Provider disconnected" };
}
