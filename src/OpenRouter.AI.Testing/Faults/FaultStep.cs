using System;
using OpenRouter.AI.Testing.Wire;

namespace OpenRouter.AI.Testing.Faults;

/// <summary>One change of an answer, with the words that say what it does.</summary>
/// <param name="Name">What it does, in a few words.</param>
/// <param name="Apply">Makes the changed answer.</param>
internal sealed record FaultStep(string Name, Func<WireAnswer, FaultScene, WireAnswer> Apply);
