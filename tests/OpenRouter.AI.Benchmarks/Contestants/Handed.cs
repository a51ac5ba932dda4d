using System.Collections.Generic;

namespace OpenRouter.AI.Benchmarks.Contestants;

/// <summary>What a contestant handed over.</summary>
/// <param name="Text">The text of the answer.</param>
/// <param name="Reasoning">The reasoning; the peer has none.</param>
/// <param name="Calls">The arguments of the tool calls as JSON; a floor hands them over in one piece.</param>
/// <param name="RequestBytes">How many bytes the request had.</param>
internal sealed record Handed(string Text, string Reasoning, IReadOnlyList<string> Calls, long RequestBytes);
