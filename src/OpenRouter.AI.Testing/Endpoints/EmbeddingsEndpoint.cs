using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Embeddings;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Validation;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>POST /embeddings: the request is checked, each input becomes a vector, the tokens are charged, and a record is kept.</summary>
internal sealed class EmbeddingsEndpoint
{
    private readonly ModelCatalog _catalog;
    private readonly Ledger _ledger;
    private readonly GenerationRecords _records;
    private readonly TimeProvider _timeProvider;
    private int _count;

    internal EmbeddingsEndpoint(ModelCatalog catalog, Ledger ledger, GenerationRecords records, TimeProvider timeProvider)
    {
        _catalog = catalog;
        _ledger = ledger;
        _records = records;
        _timeProvider = timeProvider;
    }

    internal async Task AnswerAsync(Exchange exchange)
    {
        (JsonField request, EmbeddingModel model, int dimensions, IReadOnlyList<EmbeddingInput> inputs) = Read(exchange);
        int tokens = inputs.Sum(input => input.Tokens);
        AnswerUsage usage = new(tokens, Completion: 0, Reasoning: 0, tokens * model.Price, CompletionCost: 0);
        Generation generation = Next(model);
        exchange.Serve(() =>
        {
            _ledger.Charge(usage.Cost);
            _records.AddEmbeddings(generation, usage);
        });
        ReadOnlyMemory<byte> body = await EmbeddingBodyWriter.WriteAsync(
            generation.Id, model, inputs, dimensions, request["encoding_format"].Text == "base64", exchange.Reply?.VectorList, exchange.Left).ConfigureAwait(false);
        exchange.Begin(200, "application/json");
        await exchange.WriteAsync(body).ConfigureAwait(false);
    }

    /// <exception cref="RejectedRequestException">The body is not valid, or not for its model.</exception>
    internal (JsonField Request, EmbeddingModel Model, int Dimensions, IReadOnlyList<EmbeddingInput> Inputs) Read(Exchange exchange)
    {
        JsonField request = new(exchange.ReadObject(), string.Empty);
        EmbeddingRequestRules.Check(request);
        string id = request["model"].Text;
        IReadOnlyList<float[]>? vectors = exchange.Reply?.VectorList;
        EmbeddingModel model = EmbeddingModels.Find(id) ?? (vectors is null ? throw Unavailable(id) : new EmbeddingModel(id, id, vectors[0].Length, 0));
        int dimensions = Dimensions(request["dimensions"], model);
        IReadOnlyList<EmbeddingInput> inputs = EmbeddingInput.All(request["input"]);
        CheckInputs(request["input"], inputs, model);
        return (request, model, dimensions, inputs);
    }

    private static int Dimensions(JsonField asked, EmbeddingModel model)
    {
        if (!asked.IsGiven)
        {
            return model.Dimensions;
        }

        int dimensions = asked.Value.GetInt32();
        return dimensions == model.Dimensions || (model.Shortens && dimensions < model.Dimensions)
            ? dimensions
            : throw asked.Invalid(model.Shortens ? $"expected at most {model.Dimensions}" : "not supported by this model");
    }

    private static void CheckInputs(JsonField input, IReadOnlyList<EmbeddingInput> inputs, EmbeddingModel model)
    {
        foreach (JsonField part in input.Items().SelectMany(item => item["content"].Items()))
        {
            string modality = part["type"].Text is "image_url" ? "image" : part["type"].Text.Replace("input_", string.Empty, StringComparison.Ordinal);
            if (!model.Inputs.Contains(modality))
            {
                throw part["type"].Invalid($"{model.Id} takes no {modality}");
            }
        }

        if (inputs.Any(item => item.Tokens > model.ContextLength))
        {
            throw input.Invalid($"This model's maximum context length is {model.ContextLength} tokens");
        }
    }

    private Generation Next(EmbeddingModel model)
    {
        long now = _timeProvider.GetUtcNow().ToUnixTimeSeconds();
        return new Generation($"gen-emb-{now}-Emulator{Interlocked.Increment(ref _count):D12}", now, model.Id);
    }

    private RejectedRequestException Unavailable(string id)
    {
        bool isChat = _catalog.Find(id) is not null;
        string message = isChat ? $"{id} is not an embedding model" : $"Model {id} does not exist";
        JsonObject envelope = ServiceError.Envelope(404, message, ServiceError.Typed("not_found"));
        envelope["error"]!["availability"] = new JsonObject
        {
            ["code"] = isChat ? "wrong_endpoint" : "model_not_found",
            ["retryable"] = false,
            ["requested_models"] = new JsonArray(id),
            ["docs_url"] = "https://openrouter.ai/docs/api/reference/embeddings",
        };
        return new RejectedRequestException(new PlainAnswer(404, JsonText.Of(envelope)));
    }
}
