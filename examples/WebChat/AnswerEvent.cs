using System.Text.Json;

namespace OpenRouter.AI.Examples.WebChat;

/// <summary>One event of an answer; only the fields of its kind are set.</summary>
internal sealed record AnswerEvent
{
    /// <summary>Gets the next part of the text.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the next part of the thoughts.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Gets the address of an image or of a source.</summary>
    public string? Uri { get; init; }

    /// <summary>Gets the title of a source, or the text of an error.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the messages of the whole answer, to be sent back with the next question.</summary>
    public JsonElement? Messages { get; init; }

    /// <summary>Gets who answered.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets why the answer ended.</summary>
    public string? Finish { get; init; }

    /// <summary>Gets what the answer cost, in US dollars.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Gets how the budget stands now.</summary>
    public BudgetState? Budget { get; init; }
}
