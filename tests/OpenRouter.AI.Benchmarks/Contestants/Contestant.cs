namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>Who is measured.</summary>
public enum Contestant
{
    /// <summary>This package.</summary>
    OpenRouterAI,

    /// <summary>Microsoft.Extensions.AI.OpenAI over the OpenAI SDK: what a user would pick instead.</summary>
    Peer,

    /// <summary>HttpClient, an SSE parser and a UTF-8 JSON reader: makes the strings, or the vectors, of the answer and nothing else.</summary>
    FloorText,

    /// <summary>HttpClient and one buffer: reads the bytes of the answer and does nothing with them.</summary>
    FloorBytes,
}
