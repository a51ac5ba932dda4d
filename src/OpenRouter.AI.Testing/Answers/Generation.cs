using System.Text.Json.Nodes;

namespace OpenRouter.AI.Testing.Answers;

/// <summary>The identity of one answer, the same in its header, body and chunks.</summary>
internal sealed record Generation(string Id, long Created, string Model)
{
    /// <summary>Starts a body or chunk; the order of the members is that of the service.</summary>
    internal JsonObject Open(string kind) => new()
    {
        ["id"] = Id,
        ["object"] = kind,
        ["created"] = Created,
        ["model"] = Model,
        ["provider"] = "Emulator",
    };
}
