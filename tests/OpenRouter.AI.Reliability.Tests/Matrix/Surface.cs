namespace OpenRouter.AI.Reliability.Matrix;

/// <summary>A way to ask: an endpoint, with or without a stream.</summary>
public enum Surface
{
    Chat,
    ChatStreamed,
    Responses,
    ResponsesStreamed,
    Embeddings,
}
