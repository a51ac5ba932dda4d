namespace OpenRouter.AI.Conformance;

/// <summary>A field of an expected outcome that is held to be wrong.</summary>
/// <param name="Recording">The recording's name.</param>
/// <param name="Field">The field as a difference names it; every other field of the recording still counts.</param>
/// <param name="Reason">Why the expected outcome is held to be wrong.</param>
internal sealed record KnownDisagreement(string Recording, string Field, string Reason);
