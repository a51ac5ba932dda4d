using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>Writes an answer as one JSON body.</summary>
internal static class ChatBodyWriter
{
    internal static Task WriteAsync(Exchange exchange, Generation generation, ChatAnswer answer, AnswerUsage usage)
    {
        return WholeBody.WriteAsync(
            exchange, answer.Ending, answer.Ending == AnswerEnding.ErrorBody ? AnswerError.Envelope() : Body(generation, answer, usage));
    }

    private static JsonObject Body(Generation generation, ChatAnswer answer, AnswerUsage usage)
    {
        bool failed = answer.Ending == AnswerEnding.Error;
        JsonObject choice = new()
        {
            ["index"] = 0,
            ["logprobs"] = null,
            ["finish_reason"] = failed ? "error" : answer.FinishReason,
            ["native_finish_reason"] = failed ? "error" : answer.NativeFinishReason,
            ["message"] = new AnswerMessage(answer.Steps).ToJson(),
        };
        if (failed)
        {
            choice["error"] = AnswerError.Body();
        }

        JsonObject body = generation.Open("chat.completion");
        body["system_fingerprint"] = null;
        body["service_tier"] = null;
        body["choices"] = new JsonArray(choice);
        body["usage"] = usage.ToJson();
        return body;
    }
}
