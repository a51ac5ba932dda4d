using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using OpenRouter.AI.Testing.Errors;
using OpenRouter.AI.Testing.Hosting;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>
/// The filters of the model list. Without <c>output_modalities</c> only models that give text are listed, as with the service. Filters of
/// figures that no emulated model has (scores, ages, regions) have no effect.
/// </summary>
internal static class ModelFilter
{
    private const decimal Million = 1_000_000m;

    internal static List<EmulatedModel> Apply(Exchange exchange, IEnumerable<EmulatedModel> models)
    {
        string? search = exchange.Query("q");
        string[] outputs = Words(exchange, "output_modalities") is { Length: > 0 } given ? given : ["text"];
        string[] inputs = Words(exchange, "input_modalities");
        string[] parameters = Words(exchange, "supported_parameters");
        string[] authors = Words(exchange, "model_authors");
        (decimal Least, decimal Most) prompt = (Amount(exchange, "min_price") ?? 0, Amount(exchange, "max_price") ?? decimal.MaxValue);
        (decimal Least, decimal Most) completion = (
            Amount(exchange, "min_output_price") ?? 0, Amount(exchange, "max_output_price") ?? decimal.MaxValue);
        decimal context = Amount(exchange, "context") ?? 0;
        IEnumerable<EmulatedModel> found = models.Where(model =>
            (string.IsNullOrEmpty(search) || Holds(model.Id, search) || Holds(model.Name, search))
            && (outputs.Contains("all") || outputs.Any(model.Output.Contains))
            && inputs.All(model.Input.Contains)
            && parameters.All(model.Parameters.Contains)
            && (authors.Length == 0 || authors.Contains(model.Id[..model.Id.IndexOf('/', StringComparison.Ordinal)]))
            && Within(model.PromptPrice, prompt)
            && Within(model.CompletionPrice, completion)
            && model.ContextLength >= context);
        return exchange.Query("sort") switch
        {
            "pricing-low-to-high" => [.. found.OrderBy(static model => model.PromptPrice + model.CompletionPrice)],
            "pricing-high-to-low" => [.. found.OrderByDescending(static model => model.PromptPrice + model.CompletionPrice)],
            _ => [.. found],
        };
    }

    private static bool Within(decimal price, (decimal Least, decimal Most) range) =>
        price * Million >= range.Least && price * Million <= range.Most;

    private static bool Holds(string text, string search) => text.Contains(search, StringComparison.OrdinalIgnoreCase);

    private static string[] Words(Exchange exchange, string name) =>
        exchange.Query(name)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static decimal? Amount(Exchange exchange, string name)
    {
        if (exchange.Query(name) is not { Length: > 0 } text)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal amount) && amount >= 0
            ? amount
            : throw new RejectedRequestException(ServiceError.BadRequest($"{name}: expected a number that is not negative"));
    }
}
