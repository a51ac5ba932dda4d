using System;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>Finds the endpoint of a path, and lets in only those who bring the key where the service asks for one.</summary>
internal sealed class EndpointTable
{
    private const string Root = "/api/v1/";
    private const string SingleModel = "model/";
    private const string ModelList = "models/";
    private const string EndpointsOfModel = "/endpoints";

    private readonly KeyGate _keys;
    private readonly ChatCompletionsEndpoint _chat;
    private readonly ResponsesEndpoint _responses;
    private readonly ModelsEndpoint _models;
    private readonly AccountEndpoint _account;
    private readonly EmbeddingsEndpoint _embeddings;
    private readonly GenerationRecords _records;

    internal EndpointTable(OpenRouterEmulatorOptions options)
    {
        ModelCatalog catalog = new();
        Ledger ledger = new(options.TotalCredits);
        _keys = new KeyGate(options.ApiKey, options.ManagementApiKey);
        _records = new GenerationRecords(options.MissingGenerationAnswers, options.MaxRecordedRequests);
        AnswerDesk desk = new(catalog, ledger, new GenerationSource(options.TimeProvider), _records);
        _chat = new ChatCompletionsEndpoint(desk);
        _responses = new ResponsesEndpoint(desk);
        _models = new ModelsEndpoint(catalog);
        _account = new AccountEndpoint(options, ledger);
        _embeddings = new EmbeddingsEndpoint(catalog, ledger, _records, options.TimeProvider);
    }

    internal void Forget() => _records.Clear();

    /// <summary>Says whether key and body of a request for an answer are such that it will be answered.</summary>
    internal bool IsAccepted(Exchange exchange)
    {
        try
        {
            _keys.CheckOrdinary(exchange);
            _ = exchange.Request.Path switch
            {
                EndpointPaths.Chat => (object)ChatCompletionsEndpoint.Read(exchange),
                EndpointPaths.Responses => ResponsesEndpoint.Read(exchange),
                _ => _embeddings.Read(exchange),
            };
            return true;
        }
        catch (RejectedRequestException)
        {
            return false;
        }
    }

    internal Task AnswerAsync(Exchange exchange)
    {
        string path = exchange.Request.Path;
        string name = path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : string.Empty;
        switch (name)
        {
            case "chat/completions":
                Expect(exchange, "POST");
                _keys.CheckOrdinary(exchange);
                return _chat.AnswerAsync(exchange);
            case "embeddings":
                Expect(exchange, "POST");
                _keys.CheckOrdinary(exchange);
                return _embeddings.AnswerAsync(exchange);
            case "embeddings/models":
                Expect(exchange, "GET");
                return _models.EmbeddersAsync(exchange);
            case "responses":
                Expect(exchange, "POST");
                _keys.CheckOrdinary(exchange);
                return _responses.AnswerAsync(exchange);
            case "models":
                Expect(exchange, "GET");
                return _models.ListAsync(exchange);
            case "models/count":
                Expect(exchange, "GET");
                return _models.CountAsync(exchange);
            case "models/user":
                Expect(exchange, "GET");
                _keys.IsManagement(exchange);
                return _models.ListAsync(exchange);
            case "providers":
                Expect(exchange, "GET");
                return ModelsEndpoint.ProvidersAsync(exchange);
            case "endpoints/zdr":
                Expect(exchange, "GET");
                return _models.ZeroRetentionAsync(exchange);
            case "generation":
                Expect(exchange, "GET");
                _keys.CheckOrdinary(exchange);
                return _records.AnswerAsync(exchange);
            case "credits":
                Expect(exchange, "GET");
                _keys.CheckManagement(exchange);
                return _account.CreditsAsync(exchange);
            case "key":
                Expect(exchange, "GET");
                return _account.KeyAsync(exchange, _keys.IsManagement(exchange));
            case not null when name.StartsWith(SingleModel, StringComparison.Ordinal):
                Expect(exchange, "GET");
                return _models.SingleAsync(exchange, name[SingleModel.Length..]);
            case not null when name.Length > ModelList.Length + EndpointsOfModel.Length && name.StartsWith(ModelList, StringComparison.Ordinal)
                && name.EndsWith(EndpointsOfModel, StringComparison.Ordinal):
                Expect(exchange, "GET");
                return _models.EndpointsAsync(exchange, name[ModelList.Length..^EndpointsOfModel.Length]);
            default:
                throw new RejectedRequestException(ServiceError.NotFound($"The emulator has no {exchange.Request.Method} {path}"));
        }
    }

    private static void Expect(Exchange exchange, string method)
    {
        if (exchange.Request.Method != method)
        {
            throw new RejectedRequestException(ServiceError.Of(405, $"Method {exchange.Request.Method} is not allowed, use {method}"));
        }
    }
}
