namespace OpenRouter.AI.ChatCompletions;

/// <summary>The kinds of reasoning entries whose fragments are joined. Every other kind is kept as it came, entry by entry.</summary>
internal enum ReasoningKind
{
    Other,
    Text,
    Summary,
    Encrypted,
}
