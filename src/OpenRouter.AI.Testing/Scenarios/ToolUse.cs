namespace OpenRouter.AI.Testing.Scenarios;

/// <summary>When a scenario calls the tools that it is offered.</summary>
internal enum ToolUse
{
    /// <summary>Whenever it may.</summary>
    Always,

    /// <summary>When the user's last words name a tool or speak of one.</summary>
    WhenAskedFor,
}
