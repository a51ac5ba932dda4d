namespace OpenRouter.AI.Testing.Answers;

/// <summary>How an answer ends.</summary>
internal enum AnswerEnding
{
    /// <summary>With its finish, usage and end mark.</summary>
    Complete,

    /// <summary>With an error beside what was said so far.</summary>
    Error,

    /// <summary>With an error and nothing else, behind status 200.</summary>
    ErrorBody,

    /// <summary>In the middle, with the connection closed in good order.</summary>
    Cut,

    /// <summary>In the middle, with the connection lost.</summary>
    Drop,

    /// <summary>Not at all: the connection stays open and silent.</summary>
    Silence,
}
