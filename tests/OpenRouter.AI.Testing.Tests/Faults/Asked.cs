namespace OpenRouter.AI.Testing.Tests.Faults;

/// <summary>What is asked for.</summary>
public enum Asked
{
    ChatStream,
    Chat,
    ResponsesStream,
    Responses,
    Embeddings,
}
