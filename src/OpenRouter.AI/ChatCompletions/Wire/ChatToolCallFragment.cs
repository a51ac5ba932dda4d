using System.Runtime.InteropServices;
using OpenRouter.AI.Json;

namespace OpenRouter.AI.ChatCompletions.Wire;

/// <summary>A piece of a tool call. Every member may be missing, and pieces may repeat what is known.</summary>
/// <param name="Index">The call's number; absent with some providers.</param>
/// <param name="Id">The call's id; absent, empty or repeated on later pieces.</param>
/// <param name="Name">The function's name; on the first piece only, as a rule.</param>
/// <param name="Arguments">Where the arguments lie: still escaped JSON text, without its quotes.</param>
/// <param name="ArgumentsAreJson">Whether the arguments came as a JSON value instead of a text that holds one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChatToolCallFragment(long? Index, string? Id, string? Name, RawRange Arguments, bool ArgumentsAreJson);
