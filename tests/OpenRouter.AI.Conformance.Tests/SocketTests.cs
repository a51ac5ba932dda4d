using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using OpenRouter.AI.Conformance.Comparison;
using OpenRouter.AI.Conformance.Recordings;
using OpenRouter.AI.Conformance.Replay;
using OpenRouter.AI.Testing;

namespace OpenRouter.AI.Conformance;

/// <summary>Every recording of chat and responses, served by the emulator and read by the client over sockets.</summary>
public sealed class SocketTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Recordings_OverSockets_AreUnderstood()
    {
        RecordingFolder? folder = RecordingFolder.FromEnvironment;
        Assert.SkipWhen(folder is null, RecordingFolder.WhyNothingRuns);
        await using OpenRouterEmulator server = await OpenRouterEmulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        List<string> wrong = [];
        int count = 0;
        foreach (string name in folder.ChatNames.Concat(folder.ResponsesNames))
        {
            ChatRecording recording = folder.Load(name);
            server.ClearRules();
            server.AnyEndpoint.When("recorded/" + name).Reply(EmulatedReply.Recording(folder.DataFile(name)));
            using RecordedCall call = new(recording, server.Endpoint, server.ApiKey, "recorded/" + name);
            ReplayOutcome outcome = await call.SendAsync(TestContext.Current.CancellationToken);
            Verdict verdict = Verdict.On(
                Differences(recording, outcome), KnownDisagreements.Of(name), field => !field.StartsWith("sent.", StringComparison.Ordinal));
            wrong.AddRange(verdict.Failures.Select(failure => $"{name}: {failure}"));
            count++;
        }

        output.WriteLine($"{count} recordings over sockets");
        Console.WriteLine($"[conformance] Sockets: {count} ran.");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
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
