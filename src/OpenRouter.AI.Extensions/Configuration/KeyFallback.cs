using System;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OpenRouter.AI.Configuration;

/// <summary>Takes the key from where OpenRouter's own tools look for it, when nothing else sets one.</summary>
internal sealed class KeyFallback(IConfiguration? configuration) : IPostConfigureOptions<OpenRouterOptions>
{
    internal const string Variable = "OPENROUTER_API_KEY";

    public void PostConfigure(string? name, OpenRouterOptions options)
    {
        if (!options.HasKey)
        {
            string? found = configuration?[Variable] ?? Environment.GetEnvironmentVariable(Variable);
            options.ApiKey = string.IsNullOrWhiteSpace(found) ? options.ApiKey : found;
        }
    }
}
