using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Scenarios;
using OpenRouter.AI.Testing.Validation;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>POST /chat/completions: the request is checked and answered.</summary>
internal sealed class ChatCompletionsEndpoint(AnswerDesk desk)
{
    internal Task AnswerAsync(Exchange exchange)
    {
        ChatRequest request = Read(exchange);
        (Generation generation, ChatAnswer answer, AnswerUsage usage) = desk.Answer(request, exchange);
        exchange.SetHeader("X-Generation-Id", generation.Id);
        return request.Stream
            ? ChatStreamWriter.WriteAsync(exchange, generation, answer, usage)
            : ChatBodyWriter.WriteAsync(exchange, generation, answer, usage);
    }

    /// <exception cref="Errors.RejectedRequestException">The body is not valid.</exception>
    internal static ChatRequest Read(Exchange exchange)
    {
        JsonElement body = exchange.ReadObject();
        ChatRequestRules.Check(body);
        return new ChatRequest(body);
    }
}
