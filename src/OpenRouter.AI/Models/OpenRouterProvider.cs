using System.Collections.Generic;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>A company that serves models through OpenRouter.</summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api/api-reference/providers/list-providers"/>.</remarks>
public sealed class OpenRouterProvider
{
    /// <summary>Gets the word that provider routing takes.</summary>
    /// <value>For example <c>deepinfra</c>.</value>
    public string Slug { get; init; } = "";

    /// <summary>Gets the name for people.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? Name { get; init; }

    /// <summary>Gets the address of its privacy policy.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? PrivacyPolicyUrl { get; init; }

    /// <summary>Gets the address of its terms.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? TermsOfServiceUrl { get; init; }

    /// <summary>Gets the address of its status page.</summary>
    /// <value><see langword="null"/> when the service did not say.</value>
    public string? StatusPageUrl { get; init; }

    /// <summary>Gets the country of its seat.</summary>
    /// <value>Two letters as in ISO 3166-1; <see langword="null"/> when the service did not say.</value>
    public string? Headquarters { get; init; }

    /// <summary>Gets the countries of its data centers.</summary>
    /// <value>Two letters each, as in ISO 3166-1; empty when the service did not say.</value>
    public IReadOnlyList<string> Datacenters { get; init; } = [];

    /// <summary>Gets what the service sent, whole: fields that are newer than this package, and values of an unexpected kind.</summary>
    /// <value>Undefined for an object that was not read from an answer.</value>
    public JsonElement RawRepresentation { get; init; }
}
