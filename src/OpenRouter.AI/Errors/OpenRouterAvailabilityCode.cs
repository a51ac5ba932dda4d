using System;

namespace OpenRouter.AI;

/// <summary>Why a model cannot be served. The list is open: a word that the service adds later arrives as it is and compares by its text.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/errors"/>.</remarks>
public readonly record struct OpenRouterAvailabilityCode
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word on the wire, such as <c>constraint_filtered</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public OpenRouterAvailabilityCode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>model_not_found</c>.</summary>
    /// <value>No model has this id (400).</value>
    public static OpenRouterAvailabilityCode ModelNotFound { get; } = new("model_not_found");

    /// <summary>Gets <c>wrong_endpoint</c>.</summary>
    /// <value>The model is served by another endpoint of the API, such as embeddings (400).</value>
    public static OpenRouterAvailabilityCode WrongEndpoint { get; } = new("wrong_endpoint");

    /// <summary>Gets <c>no_endpoints</c>.</summary>
    /// <value>No provider serves the model at the moment (404).</value>
    public static OpenRouterAvailabilityCode NoEndpoints { get; } = new("no_endpoints");

    /// <summary>Gets <c>model_deprecated</c>.</summary>
    /// <value>The model has been withdrawn; see the fallback models (404).</value>
    public static OpenRouterAvailabilityCode ModelDeprecated { get; } = new("model_deprecated");

    /// <summary>Gets <c>model_unavailable_upstream</c>.</summary>
    /// <value>The providers no longer offer the model (404).</value>
    public static OpenRouterAvailabilityCode ModelUnavailableUpstream { get; } = new("model_unavailable_upstream");

    /// <summary>Gets <c>capacity_exhausted</c>.</summary>
    /// <value>All providers of the model are at their limit (429).</value>
    public static OpenRouterAvailabilityCode CapacityExhausted { get; } = new("capacity_exhausted");

    /// <summary>Gets <c>temporarily_unavailable</c>.</summary>
    /// <value>The providers of the model are down or overloaded (503).</value>
    public static OpenRouterAvailabilityCode TemporarilyUnavailable { get; } = new("temporarily_unavailable");

    /// <summary>Gets <c>region_restricted</c>.</summary>
    /// <value>The model may not be used from this region (403).</value>
    public static OpenRouterAvailabilityCode RegionRestricted { get; } = new("region_restricted");

    /// <summary>Gets <c>privacy_restricted</c>.</summary>
    /// <value>The data policy of the account or request excludes every provider (404).</value>
    public static OpenRouterAvailabilityCode PrivacyRestricted { get; } = new("privacy_restricted");

    /// <summary>Gets <c>constraint_filtered</c>.</summary>
    /// <value>A routing constraint of the request excludes every provider; see the constraint (404).</value>
    public static OpenRouterAvailabilityCode ConstraintFiltered { get; } = new("constraint_filtered");

    /// <summary>Gets <c>free_variant_ended</c>.</summary>
    /// <value>The free variant of the model is no longer offered (404).</value>
    public static OpenRouterAvailabilityCode FreeVariantEnded { get; } = new("free_variant_ended");

    /// <inheritdoc/>
    /// <remarks>The word on the wire; empty for the default value.</remarks>
    public override string ToString() => Value;
}
