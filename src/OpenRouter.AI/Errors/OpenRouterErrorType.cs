using System;

namespace OpenRouter.AI;

/// <summary>
/// The kind of a failure in OpenRouter's stable vocabulary. The list is open: a word that the service adds later arrives as it is and compares
/// by its text.
/// </summary>
/// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/errors"/>.</remarks>
public readonly record struct OpenRouterErrorType
{
    /// <summary>Initializes a value out of any word, also one without a name here.</summary>
    /// <param name="value">The word on the wire, such as <c>rate_limit_exceeded</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public OpenRouterErrorType(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    /// <summary>Gets the word as it is on the wire.</summary>
    /// <value>Empty for the default of the type.</value>
    public string Value { get => field ?? ""; init; }

    /// <summary>Gets <c>context_length_exceeded</c>.</summary>
    /// <value>The input, or input and wanted output together, do not fit the model's context (400).</value>
    public static OpenRouterErrorType ContextLengthExceeded { get; } = new("context_length_exceeded");

    /// <summary>Gets <c>max_tokens_exceeded</c>.</summary>
    /// <value>More output tokens were asked for than the model can give (400).</value>
    public static OpenRouterErrorType MaxTokensExceeded { get; } = new("max_tokens_exceeded");

    /// <summary>Gets <c>token_limit_exceeded</c>.</summary>
    /// <value>A token limit other than the context length was passed (400).</value>
    public static OpenRouterErrorType TokenLimitExceeded { get; } = new("token_limit_exceeded");

    /// <summary>Gets <c>string_too_long</c>.</summary>
    /// <value>A text field of the request is longer than allowed (400).</value>
    public static OpenRouterErrorType StringTooLong { get; } = new("string_too_long");

    /// <summary>Gets <c>authentication</c>.</summary>
    /// <value>The API key is missing, invalid, disabled or expired (401).</value>
    public static OpenRouterErrorType Authentication { get; } = new("authentication");

    /// <summary>Gets <c>payment_required</c>.</summary>
    /// <value>Credits or the key's limit do not cover the most that the request could cost (402).</value>
    public static OpenRouterErrorType PaymentRequired { get; } = new("payment_required");

    /// <summary>Gets <c>permission_denied</c>.</summary>
    /// <value>Moderation, a guardrail, the region or the kind of key forbids the request (403).</value>
    public static OpenRouterErrorType PermissionDenied { get; } = new("permission_denied");

    /// <summary>Gets <c>rate_limit_exceeded</c>.</summary>
    /// <value>OpenRouter or the provider limits the rate of requests (429).</value>
    public static OpenRouterErrorType RateLimitExceeded { get; } = new("rate_limit_exceeded");

    /// <summary>Gets <c>provider_overloaded</c>.</summary>
    /// <value>The provider has no room at the moment (503).</value>
    public static OpenRouterErrorType ProviderOverloaded { get; } = new("provider_overloaded");

    /// <summary>Gets <c>provider_unavailable</c>.</summary>
    /// <value>The provider failed or gave an invalid answer (502).</value>
    public static OpenRouterErrorType ProviderUnavailable { get; } = new("provider_unavailable");

    /// <summary>Gets <c>invalid_request</c>.</summary>
    /// <value>A parameter is malformed or unknown (400).</value>
    public static OpenRouterErrorType InvalidRequest { get; } = new("invalid_request");

    /// <summary>Gets <c>invalid_prompt</c>.</summary>
    /// <value>The messages cannot be processed as they are (400).</value>
    public static OpenRouterErrorType InvalidPrompt { get; } = new("invalid_prompt");

    /// <summary>Gets <c>not_found</c>.</summary>
    /// <value>No such resource, or no endpoint serves the model with this routing and these parameters (404).</value>
    public static OpenRouterErrorType NotFound { get; } = new("not_found");

    /// <summary>Gets <c>precondition_failed</c>.</summary>
    /// <value>A condition of the request does not hold (412).</value>
    public static OpenRouterErrorType PreconditionFailed { get; } = new("precondition_failed");

    /// <summary>Gets <c>payload_too_large</c>.</summary>
    /// <value>The request body is too large (413).</value>
    public static OpenRouterErrorType PayloadTooLarge { get; } = new("payload_too_large");

    /// <summary>Gets <c>unprocessable</c>.</summary>
    /// <value>The request is well-formed but makes no sense to the service (422).</value>
    public static OpenRouterErrorType Unprocessable { get; } = new("unprocessable");

    /// <summary>Gets <c>content_policy_violation</c>.</summary>
    /// <value>The provider's content policy rejects the input or the output (400).</value>
    public static OpenRouterErrorType ContentPolicyViolation { get; } = new("content_policy_violation");

    /// <summary>Gets <c>refusal</c>.</summary>
    /// <value>The model refused to answer (400).</value>
    public static OpenRouterErrorType Refusal { get; } = new("refusal");

    /// <summary>Gets <c>invalid_image</c>.</summary>
    /// <value>An image cannot be decoded (400).</value>
    public static OpenRouterErrorType InvalidImage { get; } = new("invalid_image");

    /// <summary>Gets <c>image_too_large</c>.</summary>
    /// <value>An image is larger than the provider accepts (400).</value>
    public static OpenRouterErrorType ImageTooLarge { get; } = new("image_too_large");

    /// <summary>Gets <c>image_too_small</c>.</summary>
    /// <value>An image is smaller than the provider accepts (400).</value>
    public static OpenRouterErrorType ImageTooSmall { get; } = new("image_too_small");

    /// <summary>Gets <c>unsupported_image_format</c>.</summary>
    /// <value>The provider does not read this image format (400).</value>
    public static OpenRouterErrorType UnsupportedImageFormat { get; } = new("unsupported_image_format");

    /// <summary>Gets <c>image_not_found</c>.</summary>
    /// <value>No image lies at the given address (404).</value>
    public static OpenRouterErrorType ImageNotFound { get; } = new("image_not_found");

    /// <summary>Gets <c>image_download_failed</c>.</summary>
    /// <value>An image could not be fetched from its address (400).</value>
    public static OpenRouterErrorType ImageDownloadFailed { get; } = new("image_download_failed");

    /// <summary>Gets <c>server</c>.</summary>
    /// <value>OpenRouter itself failed; details are masked (500).</value>
    public static OpenRouterErrorType Server { get; } = new("server");

    /// <summary>Gets <c>timeout</c>.</summary>
    /// <value>The provider did not answer in time (504).</value>
    public static OpenRouterErrorType Timeout { get; } = new("timeout");

    /// <summary>Gets <c>unmapped</c>.</summary>
    /// <value>The provider's failure fits no other word (500).</value>
    public static OpenRouterErrorType Unmapped { get; } = new("unmapped");

    /// <inheritdoc/>
    /// <remarks>The word on the wire; empty for the default value.</remarks>
    public override string ToString() => Value;
}
