using System;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.Inference;

/// <summary>What the writers of one request share.</summary>
/// <param name="Body">The body, which takes large media.</param>
/// <param name="Writer">The writer of the body's JSON.</param>
/// <param name="Fields">The OpenRouter fields of the request.</param>
/// <param name="Options">The caller's options; null means defaults.</param>
/// <param name="Model">The model asked for; null for the account's default.</param>
internal sealed record RequestScope(WireBody Body, Utf8JsonWriter Writer, RequestFields Fields, ChatOptions? Options, string? Model)
{
    /// <summary>Gets whether a model of Anthropic may answer: asked for, a fallback, or the choice of a router or preset.</summary>
    internal bool MayReachClaude => IsClaudeOrRouter(Model) || (Fields.Get("models") is { ValueKind: JsonValueKind.Array } models
        && models.EnumerateArray().Any(static model => model.ValueKind == JsonValueKind.String && IsClaudeOrRouter(model.GetString())));

    private static bool IsClaudeOrRouter(string? model) => model is not null
        && (model.TrimStart('~').StartsWith("anthropic/", StringComparison.OrdinalIgnoreCase)
            || model.StartsWith("openrouter/", StringComparison.OrdinalIgnoreCase)
            || model.Contains("@preset/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes what every body begins with.</summary>
    internal void WriteHead(bool stream)
    {
        if (Model is not null)
        {
            Writer.WriteString("model"u8, Model);
        }

        PassOn("models");
        if (stream)
        {
            Writer.WriteBoolean("stream"u8, true);
        }
    }

    /// <summary>Writes a field as it was given; nothing when it was not.</summary>
    /// <returns>Whether it was given.</returns>
    internal bool PassOn(string name)
    {
        if (!Fields.TryGet(name, out JsonElement value))
        {
            return false;
        }

        Writer.WritePropertyName(name);
        value.WriteTo(Writer);
        return true;
    }

    /// <summary>Writes a number of the options as short as it can be read back; a value given under the name of the field wins.</summary>
    internal void WriteNumber(string name, float? value)
    {
        if (!PassOn(name) && value is { } number)
        {
            Writer.WriteShortest(name, number);
        }
    }
}
