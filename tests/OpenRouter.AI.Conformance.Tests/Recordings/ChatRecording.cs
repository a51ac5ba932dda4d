using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI.Conformance.Recordings;

/// <summary>One recorded chat call: the answer as it went over the wire, and what a correct client makes of it.</summary>
/// <param name="Name">The file's name without its extension.</param>
/// <param name="Streams">Whether the call is repeated as a stream.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Headers">The headers of the answer.</param>
/// <param name="Body">The bytes of the answer.</param>
/// <param name="Expected">The expected outcome.</param>
internal sealed record ChatRecording(
    string Name,
    bool Streams,
    int Status,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body,
    JsonElement Expected)
{
    /// <summary>Whether the call went to the Responses endpoint.</summary>
    public bool IsResponses => Expected.TryGetProperty("api", out JsonElement api) && api.GetString() == "responses";

    /// <summary>Whether the call must fail.</summary>
    public bool IsError => Expected.GetProperty("kind").GetString() == "error";
}
