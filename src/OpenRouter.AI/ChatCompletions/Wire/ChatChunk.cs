using System.Collections.Generic;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions.Wire;

/// <summary>
/// One chunk of a streamed chat answer, or a whole one: <c>delta</c> and <c>message</c> have the same members. One object serves a whole
/// stream; its ranges point into the bytes of the last read.
/// </summary>
internal sealed class ChatChunk
{
    internal string? Id { get; set; }

    internal string? Model { get; set; }

    internal string? Provider { get; set; }

    internal long Created { get; set; }

    internal string? ServiceTier { get; set; }

    internal string? SystemFingerprint { get; set; }

    /// <summary>Gets or sets whether the answer has at least one choice.</summary>
    internal bool HasChoice { get; set; }

    internal string? Content { get; set; }

    internal string? Reasoning { get; set; }

    internal string? Refusal { get; set; }

    internal string? FinishReason { get; set; }

    internal string? NativeFinishReason { get; set; }

    internal List<ChatToolCallFragment> ToolCalls { get; } = [];

    /// <summary>Gets or sets <c>content</c> when it is a list of parts.</summary>
    internal RawRange ContentParts { get; set; }

    internal RawRange ReasoningDetails { get; set; }

    internal RawRange Annotations { get; set; }

    internal RawRange Images { get; set; }

    internal RawRange Audio { get; set; }

    internal RawRange Logprobs { get; set; }

    internal RawRange Usage { get; set; }

    internal RawRange Error { get; set; }

    internal RawRange ChoiceError { get; set; }

    internal RawRange Routing { get; set; }

    /// <summary>Gets or sets a whole answer that came nested in <c>provider</c> (seen in the wild).</summary>
    internal RawRange NestedAnswer { get; set; }

    /// <summary>Gets or sets where the characters of <see cref="Content"/> lie, without the quotes.</summary>
    internal RawRange ContentText { get; set; }

    /// <summary>Gets whether nothing but text came, so that the next chunk can be read by comparing the frame.</summary>
    internal bool IsPlainText => ContentText.Length > 0 && Reasoning is null && Refusal is null && FinishReason is null
        && NativeFinishReason is null && ServiceTier is null && ToolCalls.Count == 0 && ContentParts.IsEmpty && ReasoningDetails.IsEmpty
        && Annotations.IsEmpty && Images.IsEmpty && Audio.IsEmpty && Logprobs.IsEmpty && Usage.IsEmpty && Error.IsEmpty
        && ChoiceError.IsEmpty && Routing.IsEmpty && NestedAnswer.IsEmpty;

    /// <summary>Forgets everything of the last chunk.</summary>
    internal void Clear()
    {
        Id = Model = Provider = ServiceTier = SystemFingerprint = null;
        Created = 0;
        HasChoice = false;
        Content = Reasoning = Refusal = FinishReason = NativeFinishReason = null;
        ToolCalls.Clear();
        ContentParts = ReasoningDetails = Annotations = Images = Audio = Logprobs = default;
        Usage = Error = ChoiceError = Routing = NestedAnswer = ContentText = default;
    }
}
