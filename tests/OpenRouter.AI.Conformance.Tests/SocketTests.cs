using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Conformance;

/// <summary>The folder of recordings, replayed by the emulator and read by the client over sockets.</summary>
public sealed class SocketTests(ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recordings_OverSockets_AreUnderstood()
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: Token);
        server.Replay(folder.Path);
        List<string> wrong = [];
        foreach ((string kind, IReadOnlyList<string> names) in ((string, IReadOnlyList<string>)[])
            [("chat", folder.ChatNames), ("responses", folder.ResponsesNames), ("embeddings", folder.EmbeddingNames), ("data", folder.DataNames)])
        {
            foreach (string name in names)
            {
                using RecordedRequestHandler handler = new(folder.DataFile(name), server.Endpoint);
                IReadOnlyList<Difference> differences = kind switch
                {
                    "embeddings" => await EmbeddingTests.DifferencesAsync(folder.LoadEmbeddings(name), handler),
                    "data" => await DataTests.DifferencesAsync(folder.Load(name), handler),
                    _ => await ChatAsync(folder.Load(name), handler),
                };
                Verdict verdict = Verdict.On(differences, KnownDisagreements.Of(name), field => !field.StartsWith("sent.", StringComparison.Ordinal));
                wrong.AddRange(verdict.Failures.Select(failure => $"{name}: {failure}"));
            }

            output.WriteLine($"{names.Count} recordings of {kind} over sockets");
            Console.WriteLine($"[conformance] Sockets.{kind}: {names.Count} ran.");
            Assert.True(names.Count > 0, $"the folder has no recording of {kind}");
        }

        server.AnyEndpoint.AssertNoFailures();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<IReadOnlyList<Difference>> ChatAsync(ChatRecording recording, RecordedRequestHandler handler)
    {
        using RecordedCall call = new(recording, handler);
        return Differences(recording, await call.SendAsync(Token));
    }

    private static IReadOnlyList<Difference> Differences(ChatRecording recording, ReplayOutcome outcome)
    {
        if (recording.IsError)
        {
            return ErrorComparison.Differences(recording.Expected, outcome);
        }

        if (outcome.Response is null)
        {
            return [new Difference("answer", "an answer", outcome.Failure!.ToString())];
        }

        return recording.IsResponses
            ? AnswerComparison.Differences(ResponsesObservation.Comparable(recording.Expected), ResponsesObservation.Observe(outcome.Response))
            : AnswerComparison.Differences(recording.Expected, ChatObservation.Observe(outcome.Response));
    }
}
