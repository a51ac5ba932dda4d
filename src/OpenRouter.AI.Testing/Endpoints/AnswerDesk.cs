using System.Collections.Generic;
using System.Linq;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Scenarios;
using OpenRouter.AI.Testing.Scripting;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>Has a checked request answered: the first model of its list that does not refuse answers, the usage is charged.</summary>
internal sealed class AnswerDesk(ModelCatalog catalog, Ledger ledger, GenerationSource generations, GenerationRecords records)
{
    internal (Generation Generation, ChatAnswer Answer, AnswerUsage Usage) Answer(ChatRequest request, Exchange exchange)
    {
        EmulatedReply? reply = exchange.Reply;
        (EmulatedModel model, ChatAnswer answer) = reply is null ? Answer(request, Candidates(request)) : Scripted(request, reply);
        answer = AnswerLimit.Apply(answer, request.MaxTokens);

        Generation generation = generations.Next(model);
        AnswerUsage usage = AnswerUsage.Of(request, answer, model).With(reply?.Usage);
        bool complete = answer.Ending == AnswerEnding.Complete;
        exchange.Serve(() =>
        {
            ledger.Charge(complete ? usage.Cost : 0);
            records.Add(
                generation, usage, request.Stream, complete, complete ? answer.FinishReason : "error", complete ? answer.NativeFinishReason : "error");
        });
        return (generation, answer, usage);
    }

    /// <summary>A script may speak for a model that the emulator does not know.</summary>
    private (EmulatedModel Model, ChatAnswer Answer) Scripted(ChatRequest request, EmulatedReply reply)
    {
        string id = request.Models[0];
        ReplyScenario scenario = new(reply);
        EmulatedModel model = catalog.Find(id) ?? new EmulatedModel(id, id, id, "A model of a script.", scenario);
        return (model, scenario.Answer(request));
    }

    /// <summary>All names are looked up first: one that does not exist fails the request even as a fallback.</summary>
    private List<EmulatedModel> Candidates(ChatRequest request) =>
        request.Models.Select(id => catalog.Find(id)
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
