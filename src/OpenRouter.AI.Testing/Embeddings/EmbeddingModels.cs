using System.Collections.Generic;
using System.Linq;

namespace OpenRouter.AI.Testing.Embeddings;

/// <summary>The embedding models that the emulator offers.</summary>
internal static class EmbeddingModels
{
    private const decimal Million = 1_000_000m;

    internal static IReadOnlyList<EmbeddingModel> All { get; } =
    [
        new("emulator/embed", "Emulator: embed", 256, 1m / Million) { Inputs = ["text", "image", "audio", "video", "file"] },
        new("openai/text-embedding-3-small", "OpenAI: Text Embedding 3 Small", 1536, 0.02m / Million),
        new("openai/text-embedding-3-large", "OpenAI: Text Embedding 3 Large", 3072, 0.13m / Million),
        new("openai/text-embedding-ada-002", "OpenAI: Text Embedding Ada 002", 1536, 0.1m / Million) { Shortens = false },
        new("google/gemini-embedding-001", "Google: Gemini Embedding 001", 3072, 0.15m / Million) { ContextLength = 20000 },
        new("mistralai/mistral-embed-2312", "Mistral: Mistral Embed 2312", 1024, 0.1m / Million) { Shortens = false },
        new("qwen/qwen3-embedding-8b", "Qwen: Qwen3 Embedding 8B", 4096, 0.01m / Million) { ContextLength = 32768 },
    ];

    internal static EmbeddingModel? Find(string id) => All.FirstOrDefault(model => model.Id == id);
}
