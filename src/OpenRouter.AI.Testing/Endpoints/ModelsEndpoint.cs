using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>The catalog: lists with their filters and pages, single models, and the one provider that serves them all.</summary>
internal sealed class ModelsEndpoint
{
    private const int LargestPage = 1000;
    private const int UsualPage = 500;

    private readonly ModelCatalog _catalog;

    internal ModelsEndpoint(ModelCatalog catalog) => _catalog = catalog;

    private IEnumerable<EmulatedModel> All => _catalog.Models.Concat(_catalog.Embedders);

    internal Task ListAsync(Exchange exchange) => WritePage(exchange, ModelFilter.Apply(exchange, All));

    /// <summary>The list of the models for embeddings, which has pages but no filters.</summary>
    internal Task EmbeddersAsync(Exchange exchange) => WritePage(exchange, _catalog.Embedders);

    internal Task CountAsync(Exchange exchange) => Write(exchange, new JsonObject
    {
        ["data"] = new JsonObject { ["count"] = ModelFilter.Apply(exchange, All).Count },
    });

    internal Task SingleAsync(Exchange exchange, string id) => Write(exchange, new JsonObject { ["data"] = ModelJson.Of(Find(id)) });

    internal Task EndpointsAsync(Exchange exchange, string id) => Write(exchange, new JsonObject { ["data"] = EndpointJson.Model(Find(id)) });

    /// <summary>The emulator keeps nothing beyond its own life, so every endpoint is one without retention.</summary>
    internal Task ZeroRetentionAsync(Exchange exchange) => Write(exchange, new JsonObject
    {
        ["data"] = new JsonArray(All.Select(static model => (JsonNode?)EndpointJson.Of(model)).ToArray()),
    });

    internal static Task ProvidersAsync(Exchange exchange) => Write(exchange, new JsonObject { ["data"] = new JsonArray(EndpointJson.Provider()) });

    private static Task WritePage(Exchange exchange, IReadOnlyList<EmulatedModel> models)
    {
        bool whole = exchange.Query("offset") is null && exchange.Query("limit") is null;
        int offset = Number(exchange, "offset", 0, 0, int.MaxValue);
        int limit = whole ? int.MaxValue : Number(exchange, "limit", UsualPage, 1, LargestPage);
        JsonNode?[] page = models.Skip(offset).Take(limit).Select(model => (JsonNode?)ModelJson.Of(model)).ToArray();
        int next = offset + page.Length;
        return Write(exchange, new JsonObject
        {
            ["data"] = new JsonArray(page),
            ["links"] = new JsonObject
            {
                ["next"] = page.Length > 0 && next < models.Count ? exchange.Request.Path + NextQuery(exchange, next, limit) : null,
            },
            ["total_count"] = models.Count,
        });
    }

    private static Task Write(Exchange exchange, JsonObject body) => new PlainAnswer(200, JsonText.Of(body)).WriteAsync(exchange);

    private static string NextQuery(Exchange exchange, int offset, int limit)
    {
        IEnumerable<string> filters = exchange.Request.Query.TrimStart('?').Split('&').Where(static pair =>
            !pair.StartsWith("offset=", StringComparison.Ordinal) && !pair.StartsWith("limit=", StringComparison.Ordinal));
        string page = string.Create(CultureInfo.InvariantCulture, $"offset={offset}&limit={limit}");
        return "?" + string.Join('&', filters.Where(static pair => pair.Length > 0).Append(page));
    }

    private static int Number(Exchange exchange, string name, int fallback, int least, int most)
    {
        if (exchange.Query(name) is not { Length: > 0 } text)
        {
            return fallback;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new RejectedRequestException(ServiceError.BadRequest($"{name}: expected an integer from {least} to {most}"));
    }

    private EmulatedModel Find(string id) =>
        _catalog.Find(id)
        ?? _catalog.Embedders.FirstOrDefault(model => model.Id == id)
        ?? throw new RejectedRequestException(ServiceError.NotFound($"Model {id} not found"));
}
