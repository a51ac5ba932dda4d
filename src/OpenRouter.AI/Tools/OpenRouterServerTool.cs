using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Tools;

namespace OpenRouter.AI;

/// <summary>A tool that OpenRouter runs by itself when the model calls it; the application sees only what became of it in the
/// answer.</summary>
/// <remarks>Make one with <see cref="OpenRouterTools"/> and put it into <see cref="ChatOptions.Tools"/>, beside functions if you like.
/// Other providers ignore it. Source: <see href="https://openrouter.ai/docs/guides/features/server-tools"/>.</remarks>
[JsonConverter(typeof(ServerToolConverter))]
public sealed class OpenRouterServerTool : AITool
{
    private const string Prefix = "openrouter:";

    private readonly JsonElement _tool;

    internal OpenRouterServerTool(string type, JsonElement tool)
    {
        Type = type;
        _tool = tool;
    }

    /// <summary>Gets the name by which <see cref="ChatToolMode.RequireSpecific"/> chooses the tool.</summary>
    /// <value>The <see cref="Type"/> without <c>openrouter:</c>, for example <c>web_search</c>.</value>
    public override string Name => Type.StartsWith(Prefix, StringComparison.Ordinal) ? Type[Prefix.Length..] : Type;

    /// <summary>Gets the type as it is sent.</summary>
    /// <value>For example <c>openrouter:web_search</c>.</value>
    public string Type { get; }

    /// <summary>Gets the options as they are sent.</summary>
    /// <value><see langword="null"/> when the tool has none.</value>
    public JsonElement? Parameters => _tool.TryGetProperty("parameters", out JsonElement parameters) ? parameters : null;

    internal static bool TryGetType(JsonElement tool, out string type)
    {
        type = tool.ValueKind == JsonValueKind.Object
            && tool.TryGetProperty("type", out JsonElement value)
            && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";
        return type.Length > 0;
    }

    /// <summary>Gets the whole tool as it stands in the body; the same tool always gives the same bytes.</summary>
    internal JsonElement ToJson() => _tool;
}
