namespace OpenRouter.AI.Testing;

/// <summary>Where an answer with status 429 or 503 says how long to wait. The service and its providers use all of these.</summary>
public enum RetryHint
{
    /// <summary>Nowhere, which is what most recorded answers do.</summary>
    None,

    /// <summary>The header <c>Retry-After</c> in seconds.</summary>
    HeaderSeconds,

    /// <summary>The header <c>Retry-After</c> as a date.</summary>
    HeaderDate,

    /// <summary>The header <c>X-RateLimit-Reset</c>: milliseconds since 1970.</summary>
    HeaderReset,

    /// <summary><c>error.metadata.headers["Retry-After"]</c> in the body.</summary>
    BodyHeader,

    /// <summary><c>error.metadata.headers["X-RateLimit-Reset"]</c> in the body, the form of the platform's own limits.</summary>
    BodyReset,

    /// <summary><c>error.metadata.retry_after_seconds</c> in the body.</summary>
    BodySeconds,

    /// <summary><c>error.availability.retry_after</c> in the body.</summary>
    Availability,
}
