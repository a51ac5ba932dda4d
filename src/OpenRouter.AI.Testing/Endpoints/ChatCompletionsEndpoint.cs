using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Scenarios;
using OpenRouter.AI.Testing.Validation;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>POST /chat/completions: the request is checked, the first model of its list that does not refuse answers, the usage is
/// charged.</summary>
internal sealed class ChatCompletionsEndpoint
{
    private readonly ModelCatalog _catalog;
    private readonly Ledger _ledger;
    private readonly GenerationSource _generations;
    private readonly GenerationRecords _records;

    internal ChatCompletionsEndpoint(ModelCatalog catalog, Ledger ledger, GenerationSource generations, GenerationRecords records)
    {
        _catalog = catalog;
        _ledger = ledger;
        _generations = generations;
        _records = records;
    }

    internal Task AnswerAsync(Exchange exchange)
    {
        JsonElement body = exchange.Request.Body is { ValueKind: JsonValueKind.Object } json
            ? json
            : throw new RejectedRequestException(ServiceError.BadRequest("The request body is not a JSON object"));
        ChatRequestRules.Check(body);
        ChatRequest request = new(body);
        (EmulatedModel model, ChatAnswer answer) = Answer(request, Candidates(request));
        answer = AnswerLimit.Apply(answer, request.MaxTokens);

        Generation generation = _generations.Next(model);
        AnswerUsage usage = AnswerUsage.Of(request, answer, model);
        bool complete = answer.Ending == AnswerEnding.Complete;
        if (complete)
        {
            _ledger.Charge(usage.Cost);
        }

        _records.Add(
            generation, usage, request.Stream, complete, complete ? answer.FinishReason : "error", complete ? answer.NativeFinishReason : "error");

        exchange.SetHeader("X-Generation-Id", generation.Id);
        return request.Stream
            ? ChatStreamWriter.WriteAsync(exchange, generation, answer, usage)
            : ChatBodyWriter.WriteAsync(exchange, generation, answer, usage);
    }

    /// <summary>All names are looked up first: one that does not exist fails the request even as a fallback.</summary>
    private List<EmulatedModel> Candidates(ChatRequest request) =>
        request.Models.Select(id => _catalog.Find(id)
            ?? throw new RejectedRequestException(ServiceError.Of(400, $"{id} is not a valid model ID"))).ToList();

    private static (EmulatedModel Model, ChatAnswer Answer) Answer(ChatRequest request, List<EmulatedModel> models)
    {
        foreach (EmulatedModel model in models.SkipLast(1))
        {
            try
            {
                return (model, model.Scenario.Answer(request));
            }
            catch (RejectedRequestException)
            {
                // The next model of the list gets its turn, as with the service.
            }
        }

        EmulatedModel last = models[^1];
        return (last, last.Scenario.Answer(request));
    }
}
