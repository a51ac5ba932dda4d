namespace OpenRouter.AI.Responses.Wire;

/// <summary>What the events of a stream are to us. Several names of the wire may mean the same.</summary>
internal enum ResponsesEventKind
{
    /// <summary>Newer than this package.</summary>
    Unknown,

    /// <summary>Known, with nothing in it that a later event does not say as well.</summary>
    PassedOver,
    Opened,
    Completed,
    Incomplete,
    Failed,
    ItemAdded,
    ItemDone,
    PartDone,
    TextDelta,
    TextDone,
    RefusalDelta,
    RefusalDone,
    AnnotationAdded,
    ArgumentsDelta,
    ArgumentsDone,
    ReasoningDelta,
    ReasoningDone,
    SummaryDelta,
    SummaryDone,
    SummaryPartDone,
    PartialImage,
}
