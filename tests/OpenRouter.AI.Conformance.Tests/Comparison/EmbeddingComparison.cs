using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace OpenRouter.AI.Conformance.Comparison;

/// <summary>Compares embeddings with the expected outcome.</summary>
internal static class EmbeddingComparison
{
    private const string Vectors = "vectors";

    public static IReadOnlyList<Difference> Differences(JsonElement expected, GeneratedEmbeddings<Embedding<float>> result)
    {
        var differences = AnswerComparison.Differences(expected, Observe(result)).Where(difference => difference.Field != Vectors).ToList();
        int position = 0;
        foreach (JsonElement vector in expected.GetProperty(Vectors).EnumerateArray())
        {
            float[] got = position < result.Count ? result[position].Vector.ToArray() : [];
            if (!Same(vector, got))
            {
                differences.Add(new Difference($"{Vectors}[{position}]", vector.GetRawText(), $"{got.Length}: {string.Join(", ", got)}"));
            }

            position++;
        }

        return differences;
    }

    private static JsonElement Observe(GeneratedEmbeddings<Embedding<float>> result)
    {
        OpenRouterResponseMetadata? metadata = result.GetOpenRouterMetadata();
        return JsonSerializer.SerializeToElement(new JsonObject
        {
            ["count"] = result.Count,
            [Vectors] = null,
            ["usage"] = ChatObservation.Usage(result.Usage),
            ["cost"] = metadata?.Cost,
            ["is_byok"] = metadata?.IsByok,
            ["upstream_inference_cost"] = metadata?.UpstreamCost,
            ["provider"] = metadata?.Provider,
            ["model"] = result.Count == 0 ? null : result[0].ModelId,
            ["response_id"] = metadata?.GenerationId,
        });
    }

    /// <summary>The wire has decimals of any length; what counts is the float that is nearest to them.</summary>
    private static bool Same(JsonElement expected, float[] got)
    {
        float[] first = Numbers(expected, "first");
        float[] last = Numbers(expected, "last");
        return got.Length == expected.GetProperty("dims").GetInt32()
            && first.SequenceEqual(got.Take(first.Length))
            && last.SequenceEqual(got.TakeLast(last.Length));
    }

    private static float[] Numbers(JsonElement vector, string name) =>
        [.. vector.GetProperty(name).EnumerateArray().Select(number => number.GetSingle())];
}
