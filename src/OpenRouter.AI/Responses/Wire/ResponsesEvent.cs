using OpenRouter.AI.Json;

namespace OpenRouter.AI.Responses.Wire;

/// <summary>
/// One event of a stream. Fifty kinds share thirty members, so one flat object reads them all, and serves a whole stream; its ranges point into
/// the bytes of the last read.
/// </summary>
internal sealed class ResponsesEvent
{
    internal ResponsesEventKind Kind { get; set; }

    /// <summary>Gets or sets the place of the item in the answer; negative when the event does not tell. Ids change between the stream and its last event; places do not.</summary>
    internal int OutputIndex { get; set; }

    internal int ContentIndex { get; set; }

    internal int SummaryIndex { get; set; }

    /// <summary>Gets or sets the inside of the string <c>delta</c>, still escaped.</summary>
    internal RawRange Delta { get; set; }

    /// <summary>Gets or sets the text, the arguments or the input that the deltas add up to, still escaped.</summary>
    internal RawRange Full { get; set; }

    internal RawItem? Item { get; set; }

    internal RawPart Part { get; set; }

    /// <summary>Gets or sets the response object, whose ranges point into the same bytes.</summary>
    internal ResponsesEnvelope? Response { get; set; }

    internal RawRange Annotation { get; set; }

    internal RawRange Error { get; set; }

    internal RawRange ItemId { get; set; }

    internal RawRange PartialImage { get; set; }

    /// <summary>Gets or sets where the digits of <c>sequence_number</c> lie, which differ in every event.</summary>
    internal RawRange SequenceNumber { get; set; }

    /// <summary>Gets or sets the text of a delta that was read by comparing frames; everything else is then that of the event before.</summary>
    internal string? FramedText { get; set; }

    /// <summary>Gets whether nothing but a piece of text came, so that the next event can be read by comparing the frame.</summary>
    internal bool IsPlainDelta => Kind is ResponsesEventKind.TextDelta or ResponsesEventKind.ReasoningDelta or ResponsesEventKind.SummaryDelta
        && Delta.Length > 0 && Full.IsEmpty && Item is null && Part.Range.IsEmpty && Response is null && Annotation.IsEmpty
        && Error.IsEmpty;

    internal void Clear()
    {
        Kind = ResponsesEventKind.Unknown;
        OutputIndex = -1;
        ContentIndex = SummaryIndex = 0;
        Delta = Full = Annotation = Error = ItemId = PartialImage = SequenceNumber = default;
        Item = null;
        Part = default;
        Response = null;
        FramedText = null;
    }
}
