using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Responses;

/// <summary>Writes an answer as one response object.</summary>
internal static class ResponsesBodyWriter
{
    internal static Task WriteAsync(Exchange exchange, Generation generation, ChatAnswer answer, AnswerUsage usage)
    {
        JsonObject body = answer.Ending switch
        {
            AnswerEnding.ErrorBody => AnswerError.Envelope(),
            AnswerEnding.Error => ResponsesOutput.Failed(generation),
            _ => ResponsesOutput.Response(generation, answer, ResponsesOutput.Status(answer), ResponsesItems.Items(answer), usage),
        };
        return WholeBody.WriteAsync(exchange, answer.Ending, body);
    }
}
