using System;
using System.Collections.Generic;
using System.Threading;

namespace OpenRouter.AI;

/// <summary>How an application reaches OpenRouter, and what its requests are unless they say otherwise.</summary>
/// <remarks>Bound from the configuration section <c>OpenRouter</c>. When the section changes, the next request uses what it says then; a
/// section that cannot work is logged, and what held before goes on.</remarks>
public sealed class OpenRouterOptions
{
    /// <summary>Gets or sets the API key.</summary>
    /// <value>Null by default: then the setting or environment variable <c>OPENROUTER_API_KEY</c> is taken. Not needed when
    /// <see cref="Headers"/> hold <c>Authorization</c>.</value>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets the address below which the paths of the API lie.</summary>
    /// <value>Null (the default) means <c>https://openrouter.ai/api/v1</c>.</value>
    public Uri? Endpoint { get; set; }

    /// <summary>Gets or sets the name of the application in OpenRouter's rankings.</summary>
    /// <value>Null (the default) sends nothing.</value>
    public string? AppTitle { get; set; }

    /// <summary>Gets or sets the address of the application, which identifies it in OpenRouter's rankings.</summary>
    /// <value>Null (the default) sends nothing.</value>
    public Uri? AppUrl { get; set; }

    /// <summary>Gets the categories of the application in OpenRouter's rankings.</summary>
    /// <value>Empty by default: nothing is sent.</value>
    public IList<string> AppCategories { get; } = [];

    /// <summary>Gets the headers that every request carries.</summary>
    /// <value>Empty by default. A header given here replaces the client's own of that name.</value>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets or sets how often a request that failed for a passing reason is sent again.</summary>
    /// <value>2 by default; 0 means never, which is right beside a resilience handler that repeats requests itself. Such a handler does not see
    /// errors that the service sends in a 200, which are then raised at once.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>Gets or sets how long a request may go without a single byte from the service.</summary>
    /// <value>5 minutes by default, <c>00:05:00</c> in a configuration; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</value>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets whether streamed answers end, with an <see cref="OperationCanceledException"/>, when the host begins to shut
    /// down.</summary>
    /// <value>True by default: Ctrl+C does not wait for an answer that may take minutes. Whole answers are waited for in any case, as long as
    /// the host does.</value>
    public bool EndStreamsOnShutdown { get; set; } = true;

    /// <summary>Gets or sets how many inputs one request for embeddings carries.</summary>
    /// <value>96 by default.</value>
    public int MaxEmbeddingBatchSize { get; set; } = 96;

    /// <summary>Gets or sets how many bytes the body of one request for embeddings has at most.</summary>
    /// <value>512 KiB by default.</value>
    public int MaxEmbeddingBatchBytes { get; set; } = 512 * 1024;

    /// <summary>Gets or sets how many requests of one call for embeddings are under way at once.</summary>
    /// <value>4 by default.</value>
    public int MaxParallelEmbeddingRequests { get; set; } = 4;

    /// <summary>Gets or sets the model of chats that are registered without one and whose options name none.</summary>
    /// <value>Such as <c>openai/gpt-4o</c>; null (the default) leaves it to the account.</value>
    public string? Model { get; set; }

    /// <summary>Gets the models to try when the model of a chat fails.</summary>
    /// <value>Empty by default. A request that names its own has only those.</value>
    public IList<string> Models { get; } = [];

    /// <summary>Gets or sets the model of generators of embeddings that are registered without one and whose options name none.</summary>
    /// <value>Such as <c>openai/text-embedding-3-small</c>; null (the default) requires one there.</value>
    public string? EmbeddingModel { get; set; }

    /// <summary>Gets or sets the length of embeddings, unless their options say otherwise.</summary>
    /// <value>Null (the default) leaves it to the model.</value>
    public int? EmbeddingDimensions { get; set; }

    /// <summary>Gets or sets which providers may serve chats.</summary>
    /// <value>Null (the default) leaves it to the service. Each setting that a request makes itself wins over the same one here.</value>
    public OpenRouterProviderOptions? Provider { get; set; }

    /// <summary>Gets or sets how the models of chats think.</summary>
    /// <value>Null (the default) leaves it to the model. A request that says anything about reasoning is left as it is.</value>
    public OpenRouterReasoningOptions? Reasoning { get; set; }

    /// <summary>Gets or sets the section that the options come from, for messages about them; null when they are made in code.</summary>
    internal string? Section { get; set; }

    /// <summary>Gets whether requests say who sends them.</summary>
    internal bool HasKey => !string.IsNullOrWhiteSpace(ApiKey) || Headers.ContainsKey("Authorization");

    /// <summary>Gets or sets whether all that the section holds has been read; the binder ends with the first value that it cannot
    /// read.</summary>
    internal bool IsComplete { get; set; } = true;

    /// <summary>Gets what the section holds that cannot be bound.</summary>
    internal List<string> Mistakes { get; } = [];

    /// <summary>Describes the options without the key.</summary>
    /// <returns>The endpoint, the model, and whether a key is set.</returns>
    public override string ToString() => $"{Endpoint}, model {Model ?? "not set"}, key {(string.IsNullOrEmpty(ApiKey) ? "not set" : "set")}";
}
