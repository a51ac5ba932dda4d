using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;

namespace OpenRouter.AI;

/// <summary>
/// A failure that OpenRouter, a provider behind it or the way to them reports, by whatever road it arrived: the HTTP status, an error in a
/// body with status 200, a failed choice, an event of a stream, an answer without content, or a broken connection.
/// </summary>
/// <remarks>
/// The message is one line that says who failed and why. It never holds the API key, nor does <see cref="ErrorBody"/>. Cancellation by the caller is
/// <see cref="OperationCanceledException"/>, a mistake of the caller <see cref="ArgumentException"/>; neither becomes this type.
/// Source: <see href="https://openrouter.ai/docs/api-reference/errors"/>.
/// </remarks>
public sealed partial class OpenRouterException : HttpRequestException
{
    /// <summary>Gets the <c>code</c> of the error object as text.</summary>
    /// <value>A number such as <c>429</c>, a word such as <c>server_error</c>, or <see langword="null"/> when there was none.</value>
    public string? ErrorCode { get; init; }

    /// <summary>Gets the kind of the failure in OpenRouter's stable vocabulary.</summary>
    /// <value><see langword="null"/> when the service did not name it; it is never guessed from the status.</value>
    public OpenRouterErrorType? ErrorType { get; init; }

    /// <summary>Gets the provider behind OpenRouter that failed.</summary>
    /// <value><see langword="null"/> when the failure is OpenRouter's own, or the service did not name the provider.</value>
    public string? ProviderName { get; init; }

    /// <summary>Gets the provider's own words, taken out of the raw error that OpenRouter passes on.</summary>
    /// <value><see langword="null"/> when the provider said nothing. Keys in it are masked; line breaks are kept.</value>
    public string? ProviderMessage { get; init; }

    /// <summary>Gets how long the service asks to wait before the request is sent again.</summary>
    /// <value><see langword="null"/> when it did not say; zero when the time has passed already.</value>
    /// <remarks>Read from <c>Retry-After</c>, the error's metadata, the availability, or the reset time of a rate limit.</remarks>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Gets whether the same request may succeed later without a change.</summary>
    /// <value>
    /// What the service says about itself where it does; otherwise <see langword="true"/> for the statuses 408, 429 and 5xx, for broken
    /// connections and for answers without content.
    /// </value>
    /// <remarks>Every attempt may be billed; there is no idempotency key for generations.</remarks>
    public bool IsTransient { get; init; }

    /// <summary>Gets the id of the generation, for the generation endpoint and for support.</summary>
    /// <value><see langword="null"/> when the request failed before a generation began.</value>
    public string? GenerationId { get; init; }

    /// <summary>Gets why the model cannot be served.</summary>
    /// <value><see langword="null"/> unless the failure is about the availability of a model.</value>
    public OpenRouterModelAvailability? Availability { get; init; }

    /// <summary>Gets the number of output tokens that the credits still cover, out of the text of a 402.</summary>
    /// <value>
    /// <see langword="null"/> when the service did not say. A request whose maximum output tokens are at most this many passes the check.
    /// </value>
    public int? AffordableMaxTokens { get; init; }

    /// <summary>Gets why moderation or a guardrail flagged the input, such as <c>violence</c>.</summary>
    /// <value>Empty when the failure is another one.</value>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Gets the JSON that reported the failure, as it came: the object that holds <c>error</c> and its neighbours.</summary>
    /// <value>
    /// <see langword="null"/> when no JSON arrived. It may hold what does not belong in a log: the id of the account, the flagged input, and
    /// the <c>file_annotations</c> of a document that was parsed before the model failed.
    /// </value>
    public JsonElement? ErrorBody { get; init; }

    /// <summary>Gets the text that the model had written before it failed.</summary>
    /// <value><see langword="null"/> when there was none, or it has been handed out already as updates of a stream.</value>
    public string? PartialText { get; internal set; }

    /// <summary>Gets whether another attempt makes sense within the same call; a wait that has used up its time is not repeated.</summary>
    internal bool AllowsAttempt { get; init; } = true;
}
