using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

/// <summary>The recorded calls for embeddings, sent again with the inputs, model and dimensions of their requests.</summary>
public sealed class EmbeddingTests(ITestOutputHelper output)
{
    private const string NoRecordings = "(no recordings)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, Split> NamesAndSplits =>
        new(RecordingFolder.FromEnvironment?.EmbeddingNames ?? [NoRecordings], Enum.GetValues<Split>());

    internal static string Run(Split split) => "Embeddings." + split;

    [Theory]
    [MemberData(nameof(NamesAndSplits))]
    public async Task Recording_AnySplit_IsUnderstood(string name, Split split)
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        EmbeddingRecording recording = folder.LoadEmbeddings(name);
        using ReplayHandler handler = new(recording.Answer, split);
        IReadOnlyList<Difference> differences = await DifferencesAsync(recording, handler);
        Verdict verdict = Verdict.On([.. differences, .. Sent(recording.Request, handler.Sent)], KnownDisagreements.Of(name), static _ => true);
        RunLedger.Add(Run(split), name, verdict.Reasons.Count > 0);
        foreach (string line in verdict.Reasons)
        {
            output.WriteLine($"Held to be wrong in the expected outcome: {line}");
        }

        Assert.True(verdict.Failures.Count == 0, string.Join(Environment.NewLine, verdict.Failures.Prepend(name)));
    }

    internal static async Task<IReadOnlyList<Difference>> DifferencesAsync(EmbeddingRecording recording, HttpMessageHandler handler)
    {
        using HttpClient http = new(handler, disposeHandler: false);
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = RecordedCall.Key, MaxRetries = 0 }, http);
        using IEmbeddingGenerator<string, Embedding<float>> generator = client.AsIEmbeddingGenerator();
        string[] texts = Texts(recording.Request);
        EmbeddingGenerationOptions options = new()
        {
            ModelId = recording.Request.GetProperty("model").GetString(),
            Dimensions = recording.Request.TryGetProperty("dimensions", out JsonElement dimensions) ? dimensions.GetInt32() : null,
            AdditionalProperties = [],
        };
        foreach (string name in (string[])["provider", "user"])
        {
            if (recording.Request.TryGetProperty(name, out JsonElement value))
            {
                options.AdditionalProperties[name] = value;
            }
        }

        try
        {
            GeneratedEmbeddings<Embedding<float>> result = await generator.GenerateAsync(texts, options, Token);
            return EmbeddingComparison.Differences(recording.Answer.Expected, result);
        }
        catch (OpenRouterException failure)
        {
            return [new Difference("answer", "embeddings", failure.ToString())];
        }
    }

    private static string[] Texts(JsonElement request)
    {
        JsonElement input = request.GetProperty("input");
        return input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray().Select(text => text.GetString()!)] : [input.GetString()!];
    }

    /// <summary>Everything that was sent then must be sent now.</summary>
    private static IEnumerable<Difference> Sent(JsonElement request, List<byte[]> bodies)
    {
        if (bodies.Count != 1)
        {
            yield return new Difference("requests", "1", $"{bodies.Count}");
            yield break;
        }

        JsonElement sent = JsonElement.Parse(bodies[0]);
        foreach (JsonProperty field in request.EnumerateObject())
        {
            JsonElement expected = field.NameEquals("input") ? JsonSerializer.SerializeToElement(Texts(request)) : field.Value;
            if (!sent.TryGetProperty(field.Name, out JsonElement got) || !JsonEquality.Same(expected, got))
            {
                yield return new Difference("sent." + field.Name, expected.GetRawText(), sent.GetRawText());
            }
        }
    }
}
