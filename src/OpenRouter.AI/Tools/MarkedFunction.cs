using System.Collections.Generic;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Tools;

/// <summary>A function with one more additional property; everything else, also its invocation, is that of the function itself.</summary>
internal sealed class MarkedFunction(AIFunction function, string key, JsonElement value) : DelegatingAIFunction(function)
{
    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; } = MarkedProperties.With(function, key, value);
}
