using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using OpenRouter.AI.Tools;

namespace OpenRouter.AI;

/// <summary>Makes the tools that OpenRouter runs by itself.</summary>
/// <remarks>What is not set is not sent. Values are read when the tool is made. The service charges for some of the tools; a limit on
/// steps or cost is in <see cref="OpenRouterRequestOptions.StopServerToolsWhen"/>.
/// Source: <see href="https://openrouter.ai/docs/guides/features/server-tools"/>.</remarks>
public static class OpenRouterTools
{
    /// <summary>Lets the model search the web. Sources come back as citations.</summary>
    /// <param name="settings">How to search; <see langword="null"/> (the default) leaves it to the service.</param>
    /// <returns>The tool <c>openrouter:web_search</c>.</returns>
    public static OpenRouterServerTool WebSearch(WebSearchToolSettings? settings = null) =>
        Make("openrouter:web_search", settings, ToolsJson.Context.WebSearchToolSettings);

    /// <summary>Lets the model read web pages.</summary>
    /// <param name="settings">How to read; <see langword="null"/> (the default) leaves it to the service.</param>
    /// <returns>The tool <c>openrouter:web_fetch</c>.</returns>
    public static OpenRouterServerTool WebFetch(WebFetchToolSettings? settings = null) =>
        Make("openrouter:web_fetch", settings, ToolsJson.Context.WebFetchToolSettings);

    /// <summary>Lets the model ask for the date and time.</summary>
    /// <param name="timeZone">An IANA name such as <c>Europe/Rome</c>; <see langword="null"/> (the default) means UTC.</param>
    /// <returns>The tool <c>openrouter:datetime</c>.</returns>
    public static OpenRouterServerTool DateTime(string? timeZone = null) => Raw(
        "openrouter:datetime",
        timeZone is null ? null : ToolsJson.Object(("timezone", ToolsJson.Text(timeZone))));

    /// <summary>Lets the model make pictures.</summary>
    /// <param name="model">The slug of the model that draws; <see langword="null"/> (the default) leaves it to the service.</param>
    /// <param name="config">How pictures look; <see langword="null"/> (the default) leaves it to that model.</param>
    /// <returns>The tool <c>openrouter:image_generation</c>.</returns>
    public static OpenRouterServerTool ImageGeneration(string? model = null, ImageConfig? config = null) => Raw(
        "openrouter:image_generation",
        model is null && config is null ? null : ToolsJson.Object(ImageParameters(model, config)));

    /// <summary>Lets the model search the catalog of models. The service calls it experimental.</summary>
    /// <param name="maxResults">How many models a search gives, at most 20; <see langword="null"/> (the default) means 5.</param>
    /// <returns>The tool <c>openrouter:experimental__search_models</c>.</returns>
    public static OpenRouterServerTool SearchModels(int? maxResults = null) => Raw(
        "openrouter:experimental__search_models",
        maxResults is { } count ? ToolsJson.Object(("max_results", ToolsJson.Number(count))) : null);

    /// <summary>Lets the model ask a stronger model for advice.</summary>
    /// <param name="settings">Who advises and how; <see langword="null"/> (the default) leaves it to the model.</param>
    /// <returns>The tool <c>openrouter:advisor</c>.</returns>
    public static OpenRouterServerTool Advisor(AdvisorToolSettings? settings = null) =>
        Make("openrouter:advisor", settings, ToolsJson.Context.AdvisorToolSettings);

    /// <summary>Lets the model hand over tasks to another model.</summary>
    /// <param name="settings">Who works and how; <see langword="null"/> (the default) leaves it to the service.</param>
    /// <returns>The tool <c>openrouter:subagent</c>.</returns>
    public static OpenRouterServerTool Subagent(SubagentToolSettings? settings = null) =>
        Make("openrouter:subagent", settings, ToolsJson.Context.SubagentToolSettings);

    /// <summary>Lets the model ask a panel of models and compare their answers.</summary>
    /// <param name="settings">Who is asked and how; <see langword="null"/> (the default) leaves it to the service.</param>
    /// <returns>The tool <c>openrouter:fusion</c>.</returns>
    public static OpenRouterServerTool Fusion(FusionToolSettings? settings = null) =>
        Make("openrouter:fusion", settings, ToolsJson.Context.FusionToolSettings);

    /// <summary>Lets the model read the files of the workspace that the API key belongs to.</summary>
    /// <returns>The tool <c>openrouter:files</c>.</returns>
    public static OpenRouterServerTool Files() => Raw("openrouter:files");

    /// <summary>Makes a tool that is newer than this package.</summary>
    /// <param name="type">The type as it is sent.</param>
    /// <param name="parameters">The options as they are sent; <see langword="null"/> (the default) sends none.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException"><paramref name="type"/> is null, empty or white space.</exception>
    public static OpenRouterServerTool Raw(string type, JsonElement? parameters = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        JsonElement tool = ToolsJson.Object(("type", ToolsJson.Text(type)), ("parameters", parameters));
        return new OpenRouterServerTool(type, tool);
    }

    /// <summary>Makes a tool out of the whole object that is sent, also one that is not of OpenRouter's own shape.</summary>
    /// <param name="tool">An object with a <c>type</c>; kept as it is.</param>
    /// <returns>The tool.</returns>
    /// <exception cref="ArgumentException"><paramref name="tool"/> is not an object with a <c>type</c>.</exception>
    public static OpenRouterServerTool Raw(JsonElement tool) => OpenRouterServerTool.TryGetType(tool, out string type)
        ? new OpenRouterServerTool(type, tool.Clone())
        : throw new ArgumentException("A server tool is an object with a 'type'.", nameof(tool));

    private static OpenRouterServerTool Make<T>(string type, T? settings, JsonTypeInfo<T> typeInfo)
        where T : class => Raw(type, settings is null ? null : JsonSerializer.SerializeToElement(settings, typeInfo));

    private static IEnumerable<(string Name, JsonElement? Value)> ImageParameters(string? model, ImageConfig? config)
    {
        if (model is not null)
        {
            yield return ("model", ToolsJson.Text(model));
        }

        if (config is null)
        {
            yield break;
        }

        foreach (JsonProperty property in JsonSerializer.SerializeToElement(config, ToolsJson.Context.ImageConfig).EnumerateObject())
        {
            yield return (property.Name, property.Value);
        }
    }
}
