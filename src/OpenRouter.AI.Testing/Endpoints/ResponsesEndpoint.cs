using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Responses;
using OpenRouter.AI.Testing.Scenarios;
using OpenRouter.AI.Testing.Validation;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>
/// POST /responses: the request is checked in its own shape, told to the scenarios as the chat request that it amounts to, and answered with
/// items and events.
/// </summary>
internal sealed class ResponsesEndpoint(AnswerDesk desk)
{
    internal Task AnswerAsync(Exchange exchange)
    {
        ChatRequest request = Read(exchange);
        (Generation generation, ChatAnswer answer, AnswerUsage usage) = desk.Answer(request, exchange);
        exchange.SetHeader("X-Generation-Id", generation.Id);
        return request.Stream
            ? new ResponsesStreamWriter(exchange, generation, answer, usage).WriteAsync()
            : ResponsesBodyWriter.WriteAsync(exchange, generation, answer, usage);
    }

    /// <exception cref="Errors.RejectedRequestException">The body is not valid.</exception>
    internal static ChatRequest Read(Exchange exchange)
    {
        JsonElement body = exchange.ReadObject();
        ResponsesRequestRules.Check(body);
        JsonElement asChat = ResponsesTranslation.ToChat(body);
        ChatRequestRules.Check(asChat);
        return new ChatRequest(asChat);
    }
}
