using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>Writes an answer as one JSON body, behind the white space with which the service keeps the connection alive.</summary>
internal static class ChatBodyWriter
{
    private const string KeepAlive = "\n         ";

    internal static async Task WriteAsync(Exchange exchange, Generation generation, ChatAnswer answer, AnswerUsage usage)
    {
        exchange.Begin(200, "application/json");
        await exchange.WriteAsync(KeepAlive).ConfigureAwait(false);
        await exchange.WriteAsync(KeepAlive + "\n").ConfigureAwait(false);

        string body = JsonText.Of(answer.Ending == AnswerEnding.ErrorBody ? AnswerError.Envelope() : Body(generation, answer, usage));
        switch (answer.Ending)
        {
            case AnswerEnding.Silence:
                await exchange.StallAsync().ConfigureAwait(false);
                break;
            case AnswerEnding.Cut:
                await exchange.WriteAsync(body[..(body.Length / 2)]).ConfigureAwait(false);
                break;
            case AnswerEnding.Drop:
                await exchange.WriteAsync(body[..(body.Length / 2)]).ConfigureAwait(false);
                Exchange.Drop();
                break;
            default:
                await exchange.WriteAsync(body).ConfigureAwait(false);
                break;
        }
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
