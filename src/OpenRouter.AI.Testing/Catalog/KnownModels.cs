using System.Collections.Generic;
using OpenRouter.AI.Testing.Scenarios;

namespace OpenRouter.AI.Testing.Catalog;

/// <summary>Names that applications have in their settings already. They are emulated like the others; only name, slug and price are
/// lifelike.</summary>
internal static class KnownModels
{
    private const decimal Million = 1_000_000m;

    internal static IEnumerable<EmulatedModel> All()
    {
        ToolsScenario scenario = new(ToolUse.WhenAskedFor);
        return
        [
            Model("openai/gpt-4o", "openai/gpt-4o-2024-11-20", "OpenAI: GPT-4o", 2.5m, 10m),
            Model("openai/gpt-4o-mini", "openai/gpt-4o-mini-2024-07-18", "OpenAI: GPT-4o-mini", 0.15m, 0.6m),
            Model("openai/gpt-5", "openai/gpt-5-2025-08-07", "OpenAI: GPT-5", 1.25m, 10m),
            Model("openai/gpt-5-mini", "openai/gpt-5-mini-2025-08-07", "OpenAI: GPT-5 Mini", 0.25m, 2m),
            Model("openai/gpt-5.2", "openai/gpt-5.2-20251211", "OpenAI: GPT-5.2", 1.75m, 14m),
            Model("anthropic/claude-sonnet-4", "anthropic/claude-4-sonnet-20250522", "Anthropic: Claude Sonnet 4", 3m, 15m),
            Model("anthropic/claude-sonnet-4.5", "anthropic/claude-4.5-sonnet-20250929", "Anthropic: Claude Sonnet 4.5", 3m, 15m),
            Model("anthropic/claude-haiku-4.5", "anthropic/claude-4.5-haiku-20251001", "Anthropic: Claude Haiku 4.5", 1m, 5m),
            Model("google/gemini-2.5-flash", "google/gemini-2.5-flash-20250617", "Google: Gemini 2.5 Flash", 0.3m, 2.5m),
            Model("google/gemini-2.5-pro", "google/gemini-2.5-pro-20250617", "Google: Gemini 2.5 Pro", 1.25m, 10m),
            Model("deepseek/deepseek-v3.2", "deepseek/deepseek-v3.2-20251201", "DeepSeek: DeepSeek V3.2", 0.26m, 0.38m),
            Model("meta-llama/llama-3.3-70b-instruct", "meta-llama/llama-3.3-70b-instruct-20241206", "Meta: Llama 3.3 70B", 0.1m, 0.32m),
            Model("openrouter/auto", "openai/gpt-4o-mini-2024-07-18", "Auto Router", 0.15m, 0.6m),
        ];

        EmulatedModel Model(string id, string slug, string name, decimal prompt, decimal completion) =>
            new(id, slug, name, "A local stand-in for the model of this name: no model answers.", scenario)
            {
                PromptPrice = prompt / Million,
                CompletionPrice = completion / Million,
            };
    }
}
