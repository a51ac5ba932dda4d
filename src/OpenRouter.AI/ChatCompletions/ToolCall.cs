using System.Runtime.InteropServices;

namespace OpenRouter.AI.ChatCompletions;

/// <summary>A tool call as it stands at the end of the answer.</summary>
/// <param name="Id">The id, unique within the answer.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="Arguments">The arguments as the model wrote them; empty for none; possibly cut off or broken.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ToolCall(string Id, string Name, string Arguments);
