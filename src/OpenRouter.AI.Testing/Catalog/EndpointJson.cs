using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>Writes the one endpoint that serves an emulated model, and its provider.</summary>
internal static class EndpointJson
{
    internal static JsonObject Model(EmulatedModel model)
    {
        JsonObject entry = ModelJson.Of(model);
        JsonObject json = new();
        foreach (string name in (string[])["id", "name", "created", "description", "architecture"])
        {
            json[name] = entry[name]?.DeepClone();
        }

        json["endpoints"] = new JsonArray(Of(model));
        return json;
    }

    internal static JsonObject Of(EmulatedModel model)
    {
        JsonObject entry = ModelJson.Of(model);
        return new JsonObject
        {
            ["name"] = $"Emulator | {model.Slug}",
            ["model_id"] = model.Slug,
            ["model_name"] = model.Name,
            ["context_length"] = model.ContextLength,
            ["pricing"] = entry["pricing"]!.DeepClone(),
            ["provider_name"] = "Emulator",
            ["tag"] = "emulator",
            ["quantization"] = null,
            ["max_completion_tokens"] = model.MaxCompletionTokens,
            ["max_prompt_tokens"] = null,
            ["supported_parameters"] = entry["supported_parameters"]!.DeepClone(),
            ["status"] = 0,
            ["uptime_last_5m"] = 100,
            ["uptime_last_30m"] = 100,
            ["uptime_last_1d"] = 100,
            ["supports_implicit_caching"] = false,
            ["latency_last_30m"] = Figures(1),
            ["throughput_last_30m"] = Figures(1000),
        };
    }

    internal static JsonObject Provider() => new()
    {
        ["name"] = "Emulator",
        ["slug"] = "emulator",
        ["privacy_policy_url"] = null,
        ["terms_of_service_url"] = null,
        ["status_page_url"] = null,
        ["headquarters"] = null,
        ["datacenters"] = null,
    };

    private static JsonObject Figures(int figure) => new() { ["p50"] = figure, ["p75"] = figure, ["p90"] = figure, ["p99"] = figure };
}
