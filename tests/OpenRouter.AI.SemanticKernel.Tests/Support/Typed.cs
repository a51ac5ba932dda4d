using System.Text.Json;
using Microsoft.SemanticKernel;

namespace OpenRouter.AI.SemanticKernel.Tests.Support;

/// <summary>A plugin whose function wants a value of a type, and says as JSON what it got.</summary>
public sealed class Typed<T>
{
    private readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    [KernelFunction("take")]
    public string Take(T value) => JsonSerializer.Serialize(value, _json).Trim('"');
}
