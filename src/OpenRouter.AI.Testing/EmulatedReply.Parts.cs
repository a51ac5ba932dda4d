using System;
using System.Collections.Immutable;
using System.Linq;
using OpenRouter.AI.Testing.Answers;
using OpenRouter.AI.Testing.Answers.Steps;
using OpenRouter.AI.Testing.Scripting;

namespace OpenRouter.AI.Testing;

/// <content>Copies with something more. To vectors and recordings nothing can be added: <see cref="InvalidOperationException"/>.</content>
public sealed partial class EmulatedReply
{
    /// <summary>Adds text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A copy with it.</returns>
    public EmulatedReply AndText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return And(new ReplyPart((_, _) => Words.Chunks(text).Select(AnswerStep (piece) => new TextStep(piece))));
    }

    /// <summary>Adds a thought, which comes where it is added: call this before <see cref="AndText"/> for the order of most models.</summary>
    /// <param name="text">The text of the thought.</param>
    /// <param name="signature">Its signature; <see langword="null"/> for one that follows from the text. The emulator answers 400 to a history
    /// in which a thought was changed.</param>
    /// <returns>A copy with it.</returns>
    public EmulatedReply AndReasoning(string text, string? signature = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return And(new ReplyPart((_, _) =>
        [
            .. Words.Chunks(text).Select(AnswerStep (piece) => new ReasoningStep(piece)),
            new SignatureStep(signature ?? SignedThought.Sign(text)),
        ]));
    }

    /// <summary>Adds a tool call. Several calls are parallel ones.</summary>
    /// <param name="name">The name of the function.</param>
    /// <param name="arguments">Its arguments, a JSON object. They are sent as they are, also when they are none.</param>
    /// <param name="id">The id of the call; <see langword="null"/> for one that is new in each turn.</param>
    /// <returns>A copy with it.</returns>
    public EmulatedReply AndToolCall(string name, string arguments = "{}", string? id = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(arguments);
        return And(new ReplyPart((request, index) => Scenarios.ToolCallSteps.Of(request, name, arguments, index, id)) { IsCall = true });
    }

    /// <summary>Adds an image.</summary>
    /// <param name="data">The bytes of the image.</param>
    /// <param name="mediaType">Its media type.</param>
    /// <returns>A copy with it.</returns>
    public EmulatedReply AndImage(ReadOnlySpan<byte> data, string mediaType = "image/png")
    {
        ArgumentException.ThrowIfNullOrEmpty(mediaType);
        string url = $"data:{mediaType};base64,{Convert.ToBase64String(data)}";
        return And(new ReplyPart((_, _) => [new ImageStep(url)]));
    }

    /// <summary>Adds a web citation.</summary>
    /// <param name="url">The address of the source.</param>
    /// <param name="title">Its title.</param>
    /// <param name="content">What was read there.</param>
    /// <returns>A copy with it.</returns>
    public EmulatedReply AndCitation(string url, string title = "", string content = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(url);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(content);
        return And(new ReplyPart((_, _) => [new CitationStep(url, title, content)]));
    }

    /// <summary>Sets what the answer says it used.</summary>
    /// <param name="promptTokens">The tokens of the request.</param>
    /// <param name="completionTokens">The tokens of the answer.</param>
    /// <param name="reasoningTokens">How many of those were thought.</param>
    /// <param name="cost">What is charged, in US dollars; <see langword="null"/> leaves it to the prices of the model.</param>
    /// <returns>A copy with it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public EmulatedReply WithUsage(int promptTokens, int completionTokens, int reasoningTokens = 0, decimal? cost = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(promptTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(completionTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(reasoningTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(cost ?? 0, nameof(cost));
        return new EmulatedReply(Open) { FinishReason = FinishReason, Usage = new ReplyUsage(promptTokens, completionTokens, reasoningTokens, cost) };
    }

    /// <summary>Sets why the answer ends, which otherwise follows from what it says.</summary>
    /// <param name="reason"><c>stop</c>, <c>length</c>, <c>tool_calls</c>, <c>content_filter</c> or what a provider may say.</param>
    /// <returns>A copy with it.</returns>
    public EmulatedReply WithFinishReason(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new EmulatedReply(Open) { FinishReason = reason, Usage = Usage };
    }

    private EmulatedReply And(ReplyPart part) => new(Open.Add(part)) { FinishReason = FinishReason, Usage = Usage };

    /// <summary>Gets the parts to add to. Vectors and recordings are said as they are.</summary>
    private ImmutableArray<ReplyPart> Open => VectorList is null && Recorded is null
        ? Parts
        : throw new InvalidOperationException($"Nothing can be added to {(Recorded is null ? "vectors" : "a recording")}.");
}
