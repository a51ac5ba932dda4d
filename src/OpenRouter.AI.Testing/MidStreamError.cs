namespace OpenRouter.AI.Testing;

/// <summary>The forms in which the service reports an error after an answer has begun.</summary>
public enum MidStreamError
{
    /// <summary>An event with <c>error</c> and nothing else; the stream then ends without its end mark. On the Responses endpoint an event
    /// of type <c>error</c>.</summary>
    Bare,

    /// <summary>A chunk with an <c>error</c> beside a choice that finishes with <c>error</c>. On the Responses endpoint
    /// <c>response.failed</c>.</summary>
    FinishError,

    /// <summary>A chunk with an <c>error</c> and an empty list of choices. On the Responses endpoint <c>response.error</c>.</summary>
    NoChoices,

    /// <summary>A chunk with an <c>error</c> beside a choice that finishes with <c>stop</c>, followed by the usage. On the Responses
    /// endpoint <c>response.failed</c>.</summary>
    FinishStop,

    /// <summary>A choice that finishes with <c>length</c>, then a chunk that has the usage and an <c>error</c> with code 400, which says once more
    /// that the limit of tokens is reached; the end mark follows. It is the ordinary end of an answer that the limit has cut, and no failure. On
    /// the Responses endpoint <c>response.incomplete</c>, which has the usage and the limit as its reason.</summary>
    UsageChunk,
}
