using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Endpoints;
using OpenRouter.AI.Testing.Json;
using OpenRouter.AI.Testing.Scripting;

namespace OpenRouter.AI.Testing;

/// <summary>
/// What a script has a model say, in whatever form the request asks for: streamed or not, over chat completions or responses. Instances do
/// not change; each method returns a copy with something more.
/// </summary>
/// <example>
/// <code>
/// server.Chat.When(message: "weather").Reply(EmulatedReply.Text("I look it up.").AndToolCall("get_weather", """{"city":"Paris"}"""));
/// server.Chat.Reply(EmulatedReply.Reasoning("The tool says so.").AndText("Sunny.").WithUsage(10, 2, cost: 0.0001m));
/// </code>
/// </example>
public sealed partial class EmulatedReply
{
    private EmulatedReply(ImmutableArray<ReplyPart> parts) => Parts = parts;

    internal ImmutableArray<ReplyPart> Parts { get; }

    internal string? FinishReason { get; private init; }

    internal ReplyUsage? Usage { get; private init; }

    internal IReadOnlyList<float[]>? VectorList { get; private init; }

    internal Wire.WireAnswer? Recorded { get; private init; }

    /// <summary>Repeats a recorded answer, whatever the request is.</summary>
    /// <param name="file">A file as <see cref="OpenRouterRecorder"/> writes it.</param>
    /// <returns>The reply; nothing can be added to it.</returns>
    /// <exception cref="System.IO.InvalidDataException">The file is no recording; the message says why.</exception>
    public static EmulatedReply Recording(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return new EmulatedReply([]) { Recorded = new Testing.Recording.RecordingFile(file).Answer };
    }

    /// <summary>Says a text.</summary>
    /// <param name="text">The text. A stream brings it in pieces of three words.</param>
    /// <returns>The reply.</returns>
    public static EmulatedReply Text(string text) => new EmulatedReply([]).AndText(text);

    /// <summary>Thinks first.</summary>
    /// <param name="text">The text of the thought.</param>
    /// <param name="signature">Its signature; <see langword="null"/> for one that follows from the text.</param>
    /// <returns>The reply.</returns>
    public static EmulatedReply Reasoning(string text, string? signature = null) => new EmulatedReply([]).AndReasoning(text, signature);

    /// <summary>Says a JSON text, as an answer to a request with a schema.</summary>
    /// <param name="json">The JSON.</param>
    /// <returns>The reply.</returns>
    /// <exception cref="ArgumentException"><paramref name="json"/> is no JSON.</exception>
    public static EmulatedReply Json(string json)
    {
        _ = JsonText.Argument(json, nameof(json));
        return Text(json);
    }

    /// <summary>Calls a tool and says nothing.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="arguments">Its arguments, a JSON object. They are sent as they are, also when they are none.</param>
    /// <param name="id">The id of the call; <see langword="null"/> for one that is new in each turn.</param>
    /// <returns>The reply.</returns>
    public static EmulatedReply ToolCall(string name, string arguments = "{}", string? id = null) =>
        new EmulatedReply([]).AndToolCall(name, arguments, id);

    /// <summary>Refuses.</summary>
    /// <param name="text">The words of the refusal.</param>
    /// <returns>The reply.</returns>
    public static EmulatedReply Refusal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new EmulatedReply([]).And(new ReplyPart((_, _) => [new RefusalStep(text)]));
    }

    /// <summary>Answers a request for embeddings.</summary>
    /// <param name="vectors">One vector for each input; with fewer they are used in turn again.</param>
    /// <returns>The reply; nothing can be added to it. A rule for any endpoint says it to embeddings alone.</returns>
    /// <exception cref="ArgumentException">There is no vector, or one is empty or has a number that JSON cannot write.</exception>
    public static EmulatedReply Vectors(params float[][] vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return vectors.Length > 0 && Array.TrueForAll(vectors, static vector => vector is { Length: > 0 } && Array.TrueForAll(vector, float.IsFinite))
            ? new EmulatedReply([]) { VectorList = vectors }
            : throw new ArgumentException("At least one vector is needed, and in each at least one number, all of them finite.", nameof(vectors));
    }

    /// <summary>Says whether an endpoint can say this: a text is no vector.</summary>
    internal bool IsFor(string path) => Recorded is not null
        || (VectorList is null ? path is EndpointPaths.Chat or EndpointPaths.Responses : path == EndpointPaths.Embeddings);

    /// <summary>Says whether it can be said to a request.</summary>
    internal bool IsFor(RecordedRequest request) => Recorded is not null || (request.Method == "POST" && IsFor(request.Path));
}
