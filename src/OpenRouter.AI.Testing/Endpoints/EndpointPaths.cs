namespace OpenRouter.AI.Testing.Endpoints;

/// <summary>The paths that answer as a model does, and that scripts are for.</summary>
internal static class EndpointPaths
{
    internal const string Chat = "/api/v1/chat/completions";
    internal const string Responses = "/api/v1/responses";
    internal const string Embeddings = "/api/v1/embeddings";

    /// <summary>Says whether requests are counted by this path: others are without number, such as those of single models.</summary>
    internal static bool AreCounted(string path) => path is Chat or Responses or Embeddings;
}
