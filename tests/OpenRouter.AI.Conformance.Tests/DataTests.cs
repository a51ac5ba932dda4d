using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;

namespace OpenRouter.AI.Conformance;

/// <summary>The recorded calls for account and catalog.</summary>
public sealed class DataTests
{
    private const string NoRecordings = "(no recordings)";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static MatrixTheoryData<string, Split> NamesAndSplits =>
        new(RecordingFolder.FromEnvironment?.DataNames ?? [NoRecordings], Enum.GetValues<Split>());

    internal static string Run(Split split) => "Data." + split;

    [Theory]
    [MemberData(nameof(NamesAndSplits))]
    public async Task Recording_AnySplit_IsUnderstood(string name, Split split)
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        ChatRecording recording = folder.Load(name);
        using ReplayHandler handler = new(recording, split);
        Verdict verdict = Verdict.On(await DifferencesAsync(recording, handler), KnownDisagreements.Of(name), static _ => true);
        RunLedger.Add(Run(split), name, verdict.Reasons.Count > 0);
        Assert.True(verdict.Failures.Count == 0, string.Join(Environment.NewLine, verdict.Failures.Prepend(name)));
    }

    internal static async Task<IReadOnlyList<Difference>> DifferencesAsync(ChatRecording recording, HttpMessageHandler handler)
    {
        using HttpClient http = new(handler, disposeHandler: false);

        // A failure must be seen, not repeated.
        using OpenRouterClient client = new(new OpenRouterClientOptions { ApiKey = RecordedCall.Key, MaxRetries = 0 }, http);
        try
        {
            IReadOnlyList<Difference> differences = await CompareAsync(client, recording);
            return recording.IsError ? [new Difference("error", nameof(OpenRouterException), "an answer")] : differences;
        }
        catch (OpenRouterException failure)
        {
            return recording.IsError
                ? ErrorComparison.Differences(recording.Expected, new ReplayOutcome(Response: null, [], failure))
                : [new Difference("answer", "an answer", failure.ToString())];
        }
    }

    private static async Task<IReadOnlyList<Difference>> CompareAsync(OpenRouterClient client, ChatRecording recording) =>
        recording.Expected.GetProperty("endpoint").GetString() switch
        {
            "models" => CatalogComparison.Differences(recording.Expected, await client.GetModelsAsync(cancellationToken: Token).ToListAsync(Token)),
            "generation" => GenerationComparison.Differences(recording.Expected, await client.GetGenerationAsync("gen-1", Token)),
            "key" => Raw(recording, (await client.GetKeyAsync(Token)).RawRepresentation),
            _ => Raw(recording, (await client.GetCreditsAsync(Token)).RawRepresentation),
        };

    private static IReadOnlyList<Difference> Raw(ChatRecording recording, JsonElement observed)
    {
        JsonElement expected = recording.Expected.GetProperty("json").GetProperty("data");
        return JsonElement.DeepEquals(expected, observed) ? [] : [new Difference("data", expected.GetRawText(), observed.GetRawText())];
    }
}
