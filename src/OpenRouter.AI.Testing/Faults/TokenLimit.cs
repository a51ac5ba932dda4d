using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Faults;

/// <summary>Ends a stream at the limit of tokens, which some routes report as an error too.</summary>
internal static class TokenLimit
{
    private static readonly byte[] EndMark = Encoding.UTF8.GetBytes("data: [DONE]\n\n");

    internal static WireAnswer Apply(WireAnswer answer, FaultScene scene, int events)
    {
        JsonObject?[] all = [.. answer.Pieces.Select(WireEvents.Read)];

        // An answer ends once.
        int end = Array.FindIndex(all, IsEnd);
        int behind = Math.Min(WireEvents.Behind(answer.Pieces, events), end < 0 ? WireEvents.EndMark(answer.Pieces) : end);
        JsonObject? sample = all.FirstOrDefault(static json => json is not null);
        IEnumerable<JsonObject> said = scene.IsResponses
            ? [Response(sample, all.LastOrDefault(static json => json?["response"]?["usage"] is not null)?["response"]?["usage"])]
            : Chunks(sample, all.LastOrDefault(static json => json?["usage"] is not null)?["usage"]);
        return answer with { Pieces = [.. answer.Pieces.Take(behind), .. said.Select(WireEvents.Write), EndMark], Ending = WireEnding.Complete };
    }

    private static bool IsEnd(JsonObject? json) => json switch
    {
        null => false,
        _ when json["choices"] is JsonArray { Count: > 0 } choices => (choices[0] as JsonObject)?["finish_reason"] is not null,
        _ => (json["response"] as JsonObject)?["usage"] is not null,
    };

    private static IEnumerable<JsonObject> Chunks(JsonObject? sample, JsonNode? usage)
    {
        JsonObject finish = MidStream.Open(sample);
        finish["choices"] = MidStream.Choice("length");
        JsonObject last = MidStream.Open(sample);
        last["choices"] = MidStream.Choice(null);
        last["error"] = ServiceError.Body(400, "Token limit reached", null);
        last["usage"] = usage?.DeepClone();
        return [finish, last];
    }

    /// <summary>The Responses endpoint has a place of its own for the limit, and no error beside it.</summary>
    private static JsonObject Response(JsonObject? sample, JsonNode? usage)
    {
        JsonObject response = sample?["response"]?.DeepClone() as JsonObject ?? [];
        response["status"] = "incomplete";
        response["incomplete_details"] = new JsonObject { ["reason"] = "max_output_tokens" };
        response["usage"] = usage?.DeepClone();
        return new JsonObject { ["type"] = "response.incomplete", ["response"] = response };
    }
}
