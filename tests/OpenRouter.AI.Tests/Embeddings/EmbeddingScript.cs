using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;
using OpenRouter.AI.Tests.Support;

namespace OpenRouter.AI.Tests.Embeddings;

/// <summary>Short ways to answers with embeddings, and to what a caller gets of them.</summary>
internal static class EmbeddingScript
{
    public const string Model = "acme/embed-small";

    public const string Usage = """{"prompt_tokens":7,"total_tokens":7,"cost":1.4e-07,"is_byok":false,"cost_details":{"upstream_inference_cost":1.4e-07}}""";

    public static IEmbeddingGenerator<string, Embedding<float>> Generator(
        HttpMessageHandler handler, Action<OpenRouterClientOptions>? configure = null, string? model = Model, int? dimensions = null)
    {
        OpenRouterClientOptions options = Wire.Options(options =>
        {
            options.TimeProvider = new FakeTimeProvider();
            configure?.Invoke(options);
        });
        HttpClient http = new(handler, disposeHandler: false) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        return new OpenRouterClient(options, http).AsIEmbeddingGenerator(model, dimensions);
    }

    public static string Body(params string[] rows) => Answer(Usage, rows);

    public static string Answer(string usage, params string[] rows) =>
        """{"object":"list","id":"gen-emb-1","model":"embed-small","provider":"Acme","data":[""" + string.Join(",", rows) + "],\"usage\":" + usage + "}";

    /// <summary>Makes an entry with an index.</summary>
    public static string Row(int index, string vector = "[0.5,-0.25]") =>
        """{"object":"embedding","index":""" + index.ToString(CultureInfo.InvariantCulture) + ",\"embedding\":" + vector + "}";

    public static string Base64(params float[] vector)
    {
        byte[] bytes = [.. vector.SelectMany(static number => BitConverter.IsLittleEndian
            ? BitConverter.GetBytes(number)
            : [.. BitConverter.GetBytes(number).Reverse()])];
        return "\"" + Convert.ToBase64String(bytes) + "\"";
    }

    /// <summary>Generates with an answer that was prepared.</summary>
    public static async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        string body, int inputs = 1, EmbeddingGenerationOptions? options = null)
    {
        using IEmbeddingGenerator<string, Embedding<float>> generator = Generator(new ScriptedHandler().Answer(body));
        return await generator.GenerateAsync(Texts(inputs), options, TestContext.Current.CancellationToken);
    }

    /// <summary>Generates with an answer that must be refused.</summary>
    public static Task<OpenRouterException> FailAsync(string body, int inputs = 1, EmbeddingGenerationOptions? options = null) =>
        Assert.ThrowsAsync<OpenRouterException>(() => GenerateAsync(body, inputs, options));

    public static IReadOnlyList<string> Texts(int count) =>
        [.. Enumerable.Range(0, count).Select(static number => "text " + number.ToString(CultureInfo.InvariantCulture))];

    public static float[] Vector(this Embedding<float> embedding) => embedding.Vector.ToArray();
}
