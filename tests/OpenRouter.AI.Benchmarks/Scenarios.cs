using System;
using System.Collections.Generic;
using Microsoft.Extensions.AI;
using OpenRouter.AI.Benchmarks.Contestants;
using OpenRouter.AI.Benchmarks.Memory;
using OpenRouter.AI.Benchmarks.Traffic;

namespace OpenRouter.AI.Benchmarks;

/// <summary>The rows, each made when it is needed: the biggest holds 20 MB.</summary>
internal static class Scenarios
{
    private const int Chunks = 2000;
    private const int Vectors = 2048;

    public static IReadOnlyList<(string Name, Func<Scenario> Make)> All { get; } =
    [
        ("text-burst", () => Streaming("text-burst", AnswerTraffic.Text(Chunks), new Goal(1.0 / 5, 1.0 / 8))),
        ("text-event-by-event", EventByEvent),
        ("reasoning", () => Streaming("reasoning", AnswerTraffic.Reasoning(Chunks), new Goal(1.0 / 4, 1.0 / 8))),
        ("tool-arguments", () => Streaming("tool-arguments", AnswerTraffic.Arguments(Chunks), new Goal(1.0 / 5, 1.0 / 20))),
        ("responses-text", ResponsesText),
        ("kept", Kept),
        ("whole-answer-20-tokens", () => Call("whole-answer-20-tokens", Reading.Whole, AnswerTraffic.Whole(20), Goal.None)),
        ("first-update", () => Call("first-update", Reading.FirstUpdate, AnswerTraffic.Text(100), new Goal(1.0 / 3))),
        ("request-200-messages-50-tools", LongRequest),
        ("request-1-mb-image", () => Image("request-1-mb-image", 1, Goal.None)),
        ("request-20-mb-image", () => Image("request-20-mb-image", 20, new Goal(CpuShare: 1.0 / 10, Bytes: 1_000_000))),
        ("embeddings-base64", () => Embeddings("embeddings-base64", EmbeddingTraffic.Base64(Vectors), new Goal(1.0 / 6, 1.0 / 8))),
        ("embeddings-numbers", () => Embeddings("embeddings-numbers", EmbeddingTraffic.Numbers(Vectors), new Goal(1.0 / 2, 1.0 / 12))),
        ("embeddings-long-numbers", () => Embeddings("embeddings-long-numbers", EmbeddingTraffic.LongNumbers(Vectors), Goal.None)),
    ];

    private static Scenario Streaming(string name, (byte[] Answer, Handed Content) traffic, Goal goal) =>
        Call(name, Reading.Stream, traffic, goal) with { Unit = "chunk", Units = Chunks };

    private static Scenario ResponsesText() =>
        Streaming("responses-text", ResponsesTraffic.Text(Chunks), new Goal(1.0 / 3, 1.0 / 4)) with { Unit = "event", UsesResponses = true };

    private static Scenario EventByEvent() =>
        Streaming("text-event-by-event", AnswerTraffic.Text(Chunks), new Goal(1.0 / 3)) with { Delivery = Delivery.EventByEvent };

    private static Scenario Kept() =>
        Streaming("kept", AnswerTraffic.Text(10 * Chunks), new Goal(BytesShare: 1.0 / 6)) with { Units = 10 * Chunks, MeasuresKept = true };

    private static Scenario Call(string name, Reading reading, (byte[] Answer, Handed Content) traffic, Goal goal) => new()
    {
        Name = name,
        Unit = "call",
        Reading = reading,
        Answer = traffic.Answer,
        Messages = RequestTraffic.Small,
        FloorRequest = () => new FloorTextContent(RequestTraffic.Small, [], reading != Reading.Whole),
        Expected = traffic.Content,
        Goal = goal,
    };

    private static Scenario LongRequest()
    {
        IReadOnlyList<ChatMessage> messages = RequestTraffic.Long();
        ChatOptions options = RequestTraffic.Tools();
        byte[] tools = FloorTextContent.Tools(options);
        Scenario scenario = Call("request-200-messages-50-tools", Reading.Whole, AnswerTraffic.Whole(1), new Goal(1.0 / 2, 1.0 / 10));
        return scenario with
        {
            Messages = messages,
            Options = options,
            FloorRequest = () => new FloorTextContent(messages, tools, streams: false),
            Expected = scenario.Expected with { RequestBytes = 130_000 },
        };
    }

    private static Scenario Image(string name, int megabytes, Goal goal)
    {
        byte[] image = RequestTraffic.Pixels(megabytes);
        Scenario scenario = Call(name, Reading.Whole, AnswerTraffic.Whole(1), goal);
        return scenario with
        {
            Messages = RequestTraffic.Image(image),
            FloorRequest = () => new FloorImageContent(image),
            Expected = scenario.Expected with { RequestBytes = image.Length / 3 * 4 },
        };
    }

    private static Scenario Embeddings(string name, (byte[] Answer, Handed Content) traffic, Goal goal)
    {
        IReadOnlyList<string> inputs = EmbeddingTraffic.Inputs(Vectors);
        return Call(name, Reading.Whole, traffic, goal) with { Unit = "vector", Units = Vectors, Inputs = inputs };
    }
}
