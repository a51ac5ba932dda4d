using System;
using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tools;

/// <summary>A function that only the application can run, with one more additional property.</summary>
internal sealed class MarkedFunctionDeclaration(AIFunctionDeclaration function, string key, JsonElement value) : AIFunctionDeclaration
{
    public override string Name => function.Name;

    public override string Description => function.Description;

    public override JsonElement JsonSchema => function.JsonSchema;

    public override JsonElement? ReturnJsonSchema => function.ReturnJsonSchema;

    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } = MarkedProperties.With(function, key, value);

    public override string ToString() => function.ToString();

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        base.GetService(serviceType, serviceKey) ?? function.GetService(serviceType, serviceKey);
}
