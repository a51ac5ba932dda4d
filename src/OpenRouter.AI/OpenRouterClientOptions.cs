using System;
using System.Collections.Generic;
using System.Threading;

namespace OpenRouter.AI;

/// <summary>How a client reaches OpenRouter. The client takes a copy; later changes have no effect on it.</summary>
/// <remarks>The properties can be bound from a configuration section; the section is named "OpenRouter" by convention.</remarks>
public sealed partial class OpenRouterClientOptions
{
    private static readonly Uri DefaultEndpoint = new("https://openrouter.ai/api/v1");

    /// <summary>Gets or sets the API key, sent as a bearer token.</summary>
    /// <value>
    /// <see langword="null"/> by default; required, unless <see cref="Headers"/> or the default headers of a given HttpClient hold
    /// <c>Authorization</c>.
    /// </value>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api-reference/authentication"/>.</remarks>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the address below which the paths of the API lie.</summary>
    /// <value><c>https://openrouter.ai/api/v1</c> by default. A final slash makes no difference.</value>
    public Uri Endpoint { get; set; } = DefaultEndpoint;

    /// <summary>Gets or sets the name of the application, shown in OpenRouter's rankings (<c>X-OpenRouter-Title</c>).</summary>
    /// <value><see langword="null"/> (the default) sends nothing. Characters beyond ASCII are percent-encoded.</value>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/app-attribution"/>.</remarks>
    public string? AppTitle { get; set; }

    /// <summary>Gets or sets the address of the application, which identifies it in OpenRouter's rankings (<c>HTTP-Referer</c>).</summary>
    /// <value><see langword="null"/> (the default) sends nothing; the application then has no page of its own.</value>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/app-attribution"/>.</remarks>
    public Uri? AppUrl { get; set; }

    /// <summary>Gets the categories of the application, such as <c>cli-agent</c> (<c>X-OpenRouter-Categories</c>).</summary>
    /// <value>Empty by default: nothing is sent. OpenRouter counts at most two for each request and drops words it does not know.</value>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/app-attribution"/>.</remarks>
    public IList<string> AppCategories { get; private set; } = [];

    /// <summary>Gets the headers that every request carries besides the client's own; names are compared without regard to case.</summary>
    /// <value>Empty by default. A header given here replaces the client's own of that name, <c>Authorization</c> included.</value>
    public IDictionary<string, string> Headers { get; private set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets how often a request that failed for a passing reason is sent again.</summary>
    /// <value>2 by default; 0 means never. Only before the first part of an answer has been handed out.</value>
    /// <remarks>
    /// The waits grow, vary, and follow what the service asks for; when it asks for more than a minute, the failure is raised instead. OpenRouter
    /// has already tried other providers before it reports an error, and each attempt may be billed.
    /// </remarks>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Gets or sets what is told about each request that is about to be sent again.</summary>
    /// <value><see langword="null"/> (the default) tells nobody. It is called on the way of the request, so that the current activity is that of
    /// the request, and must not throw: what it throws ends the request.</value>
    public Action<OpenRouterRetry>? OnRetry { get; set; }

    /// <summary>Gets or sets how long a request may go without a single byte from the service, its keep-alives included.</summary>
    /// <value>5 minutes by default; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever. The total time is not limited.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets how many inputs one request for embeddings carries; more are sent in several requests.</summary>
    /// <value>
    /// 96 by default. OpenRouter documents no limit, its providers have some (96, 100, 2,048 and others): the least of them works with every
    /// model.
    /// </value>
    /// <remarks>Source: <see href="https://openrouter.ai/docs/api/reference/embeddings"/>.</remarks>
    public int MaxEmbeddingBatchSize { get; set; } = 96;

    /// <summary>Gets or sets how many bytes the body of one request for embeddings has at most, unless a single input is larger.</summary>
    /// <value>512 KiB by default, which stays below the 300,000 tokens that the strictest provider takes in one request.</value>
    public int MaxEmbeddingBatchBytes { get; set; } = 512 * 1024;

    /// <summary>Gets or sets how many requests of one call for embeddings are under way at once.</summary>
    /// <value>4 by default; 1 sends one after the other. Several calls at once do not share the limit.</value>
    public int MaxParallelEmbeddingRequests { get; set; } = 4;

    /// <summary>Gets or sets the clock for timeouts and waits.</summary>
    /// <value><see cref="TimeProvider.System"/> by default; tests replace it.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Describes the options without the key.</summary>
    /// <returns>The endpoint and whether a key is set; neither the key nor any header.</returns>
    public override string ToString() => $"{Endpoint}, key {(string.IsNullOrEmpty(ApiKey) ? "not set" : "set")}";

    /// <summary>Copies everything, so that later changes cannot reach a request under way.</summary>
    internal OpenRouterClientOptions Snapshot()
    {
        var copy = (OpenRouterClientOptions)MemberwiseClone();
        copy.AppCategories = [.. AppCategories];
        copy.Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> header in Headers)
        {
            copy.Headers[header.Key] = header.Value;
        }

        return copy;
    }
}
