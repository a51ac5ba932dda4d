using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using OpenRouter.AI.Testing.Catalog;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;
using OpenRouter.AI.Testing.Json;

namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>GET /models (with offset and limit; the filters are accepted and have no effect) and GET /model/{author}/{slug}.</summary>
internal sealed class ModelsEndpoint
{
    private const int LargestPage = 1000;

    private readonly ModelCatalog _catalog;

    internal ModelsEndpoint(ModelCatalog catalog) => _catalog = catalog;

    internal Task ListAsync(Exchange exchange)
    {
        int count = _catalog.Models.Count;
        int offset = Number(exchange, "offset", 0, 0, int.MaxValue);
        int limit = Number(exchange, "limit", LargestPage, 1, LargestPage);
        JsonNode?[] page = _catalog.Models.Skip(offset).Take(limit).Select(model => (JsonNode?)ModelJson.Of(model)).ToArray();
        int next = offset + page.Length;
        return Write(exchange, new JsonObject
        {
            ["data"] = new JsonArray(page),
            ["links"] = new JsonObject
            {
                ["next"] = page.Length > 0 && next < count ? $"/api/v1/models?offset={next}&limit={limit}" : null,
            },
            ["total_count"] = count,
        });
    }

    internal Task SingleAsync(Exchange exchange, string id)
    {
        EmulatedModel model = _catalog.Find(id) ?? throw new RejectedRequestException(ServiceError.NotFound($"Model {id} not found"));
        return Write(exchange, new JsonObject { ["data"] = ModelJson.Of(model) });
    }

    private static Task Write(Exchange exchange, JsonObject body) => new PlainAnswer(200, JsonText.Of(body)).WriteAsync(exchange);

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
}
