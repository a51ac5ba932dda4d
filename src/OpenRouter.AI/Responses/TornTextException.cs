using System;

namespace OpenRouter.AI.Responses;

/// <summary>The end of a text does not go on from what was handed out of it: a piece was lost on the way.</summary>
internal sealed class TornTextException : Exception;
