using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>Writes an answer as server-sent events, with the keep-alive comments of the service before and between them.</summary>
internal static class ChatStreamWriter
{
    private const string ChunkKind = "chat.completion.chunk";
    private const string KeepAlive = ": OPENROUTER PROCESSING\n\n";

    internal static async Task WriteAsync(Exchange exchange, Generation generation, ChatAnswer answer, AnswerUsage usage)
    {
        exchange.Begin(200, "text/event-stream");
        exchange.SetHeader("Cache-Control", "no-cache");
        await exchange.WriteAsync(KeepAlive + KeepAlive).ConfigureAwait(false);
        if (answer.Ending == AnswerEnding.ErrorBody)
        {
            await EventAsync(exchange, AnswerError.Envelope()).ConfigureAwait(false);
            return;
        }

        for (int index = 0; index < answer.Steps.Count; index++)
        {
            if (index == 1)
            {
                await exchange.WriteAsync(KeepAlive).ConfigureAwait(false);
            }

            await EventAsync(exchange, Chunk(generation, Delta(answer.Steps[index]), null, null)).ConfigureAwait(false);
        }

        await EndAsync(exchange, generation, answer, usage).ConfigureAwait(false);
    }

    private static async Task EndAsync(Exchange exchange, Generation generation, ChatAnswer answer, AnswerUsage usage)
    {
        switch (answer.Ending)
        {
            case AnswerEnding.Error:
                JsonObject failed = generation.Open(ChunkKind);
                failed["error"] = AnswerError.Body();
                await EventAsync(exchange, WithChoice(failed, Delta(null), "error", "error")).ConfigureAwait(false);
                return;
            case AnswerEnding.Cut:
                return;
            case AnswerEnding.Drop:
                Exchange.Drop();
                return;
            case AnswerEnding.Silence:
                await exchange.StallAsync().ConfigureAwait(false);
                return;
            default:
                JsonObject finish = Chunk(generation, Delta(null), answer.FinishReason, answer.NativeFinishReason);
                await EventAsync(exchange, finish).ConfigureAwait(false);
                JsonObject last = generation.Open(ChunkKind);
                last["service_tier"] = null;
                WithChoice(last, Delta(null), answer.FinishReason, answer.NativeFinishReason)["usage"] = usage.ToJson();
                await EventAsync(exchange, last).ConfigureAwait(false);
                await exchange.WriteAsync("data: [DONE]\n\n").ConfigureAwait(false);
                return;
        }
    }

    private static Task EventAsync(Exchange exchange, JsonObject data) => exchange.WriteAsync("data: " + JsonText.Of(data) + "\n\n");

    /// <summary>The role is repeated in each delta; the content is null beside tool calls and otherwise at least empty.</summary>
    private static JsonObject Delta(AnswerStep? step)
    {
        JsonObject delta = new()
        {
            ["role"] = "assistant",
            ["content"] = step is ToolCallStep or ArgumentsStep ? null : string.Empty,
        };
        step?.AddTo(delta);
        return delta;
    }

    private static JsonObject Chunk(Generation generation, JsonObject delta, string? finish, string? nativeFinish) =>
        WithChoice(generation.Open(ChunkKind), delta, finish, nativeFinish);

    private static JsonObject WithChoice(JsonObject chunk, JsonObject delta, string? finish, string? nativeFinish)
    {
        chunk["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["delta"] = delta,
            ["finish_reason"] = finish,
            ["native_finish_reason"] = nativeFinish,
        });
        return chunk;
    }
}
